package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.RuleBroken;

/** Lists as people type or paste them: one on each line. A line that is not understood is told, with what stands on it. */
@ApplicationScoped
@Transactional
public class TypedLists {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST_LINES = 500;

    @PersistenceContext
    EntityManager em;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    /**
     * Municipalities by name or code, each with its first and last day behind it if they are not today and never:
     * {@code Leiden; 1-1-2027; 31-12-2027}.
     *
     * @return by CBS code
     * @throws RuleBroken {@code lists.municipality}, {@code lists.day}, {@code lists.tooLong}, {@code serviceArea.order}
     */
    public Map<String, ServicePeriod> areas(String text) {
        Map<String, String> known = municipalities();
        Map<String, ServicePeriod> areas = new TreeMap<>();
        for (String line : lines(text)) {
            String[] parts = line.split("[;\t]", -1);
            String code = found(known, parts[0], "lists.municipality");
            LocalDate first = parts.length > 1 && !parts[1].isBlank() ? day(parts[1]) : calendar.today();
            LocalDate last = parts.length > 2 && !parts[2].isBlank() ? day(parts[2]) : null;
            areas.put(code, new ServicePeriod(first, last));
        }
        return areas;
    }

    /** Municipalities of today by name or code, as CBS codes; errors as {@link #areas}. */
    public Set<String> municipalities(String text) {
        Map<String, String> known = municipalities();
        Set<String> codes = new TreeSet<>();
        lines(text).forEach(line -> codes.add(found(known, line, "lists.municipality")));
        return codes;
    }

    /** Signal partners, admitted or in the register, by name. @throws RuleBroken {@code lists.partner}, {@code lists.tooLong} */
    public Set<String> partners(String text) {
        Map<String, String> known = new TreeMap<>();
        registers.partnerNames().forEach(partner -> known.put(key(partner.getName()), partner.getName()));
        em.createQuery("select o.name from Organisation o where o.kind = :partner", String.class)
                .setParameter("partner", OrganisationKind.SIGNAL_PARTNER)
                .getResultStream()
                .forEach(name -> known.put(key(name), name));
        Set<String> names = new TreeSet<>();
        lines(text).forEach(line -> names.add(found(known, line, "lists.partner")));
        return names;
    }

    /** Each line once, without what surrounds it. */
    public static List<String> lines(String text) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (lines.size() > MOST_LINES) {
            throw new RuleBroken("lists.tooLong", MOST_LINES);
        }
        return new ArrayList<>(lines);
    }

    private Map<String, String> municipalities() {
        Map<String, String> known = new TreeMap<>();
        for (Municipality municipality : registers.municipalitiesOn(calendar.today())) {
            known.put(key(municipality.getName()), municipality.getCbsCode());
            known.put(key(municipality.getCbsCode()), municipality.getCbsCode());
        }
        return known;
    }

    private static String found(Map<String, String> known, String typed, String rule) {
        String value = known.get(key(typed));
        if (value == null) {
            throw new RuleBroken(rule, typed.strip());
        }
        return value;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip().replaceAll("[/. ]", "-"), DAY);
        } catch (DateTimeParseException noDay) {
            throw new RuleBroken("lists.day", typed.strip());
        }
    }
}
