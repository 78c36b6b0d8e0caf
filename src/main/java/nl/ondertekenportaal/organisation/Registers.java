package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** The public registers: municipalities, names of partners, sectors and platforms. Everybody may read them. */
@ApplicationScoped
@Transactional
public class Registers {

    @PersistenceContext
    EntityManager em;

    @Inject
    LegalCalendar calendar;

    public List<Municipality> municipalitiesOn(LocalDate day) {
        return em.createQuery("select m from Municipality m order by m.name", Municipality.class)
                .getResultStream()
                .filter(m -> m.existsOn(day))
                .toList();
    }

    /** @throws RuleBroken {@code municipality.unknown} if no municipality with this code exists today */
    public Municipality municipalityToday(@Nullable String cbsCode) {
        Municipality municipality = cbsCode == null ? null : em.find(Municipality.class, cbsCode);
        if (municipality == null || !municipality.existsOn(calendar.today())) {
            throw new RuleBroken("municipality.unknown", cbsCode == null ? "" : cbsCode);
        }
        return municipality;
    }

    /** The names of these municipalities by alphabet, also of those that do not exist any more; for people to read. */
    public String namesOf(Collection<String> cbsCodes) {
        return em.createQuery(
                        "select m.name from Municipality m where m.cbsCode in :codes order by m.name", String.class)
                .setParameter("codes", cbsCodes)
                .getResultStream()
                .collect(Collectors.joining(", "));
    }

    /** The first day on which this municipality does not exist any more, if it ends. */
    public Optional<LocalDate> endOf(String cbsCode) {
        return Optional.ofNullable(em.find(Municipality.class, cbsCode)).flatMap(Municipality::end);
    }

    public List<Sector> sectors() {
        return em.createQuery("select s from Sector s order by s.position", Sector.class)
                .getResultList();
    }

    /** The names of the umbrella organisations of signal partners, by code. */
    public SortedMap<String, String> umbrellas() {
        SortedMap<String, String> names = new TreeMap<>();
        List<?> rows = em.createNativeQuery("select code, name from umbrella").getResultList();
        rows.stream().map(Object[].class::cast).forEach(row -> names.put(row[0].toString(), row[1].toString()));
        return names;
    }

    /** Adds an umbrella that joined the covenant (article 7) since the list was made. @return its code */
    public String newUmbrella(String name) {
        String code = "U_" + SimilarNames.key(name).toUpperCase(java.util.Locale.ROOT);
        em.createNativeQuery("insert into umbrella (code, name) values (?1, ?2) on conflict (code) do nothing")
                .setParameter(1, code)
                .setParameter(2, name)
                .executeUpdate();
        return code;
    }

    public List<ExchangePlatform> platformsToday() {
        LocalDate today = calendar.today();
        return em.createQuery("select p from ExchangePlatform p order by p.name", ExchangePlatform.class)
                .getResultStream()
                .filter(p -> p.existsOn(today))
                .toList();
    }

    public List<PartnerName> partnerNames() {
        return em.createQuery("select p from PartnerName p order by p.sector, p.name", PartnerName.class)
                .getResultList();
    }

    /** The name with this number in the register. */
    public Optional<String> nameOfPartner(long id) {
        return Optional.ofNullable(em.find(PartnerName.class, id)).map(PartnerName::getName);
    }

    /**
     * @throws RuleBroken {@code partner.unknown} if no such name is in the register, {@code partner.label} if it is a
     *     trade name, since only a legal entity signs
     */
    public PartnerName legalEntity(long id) {
        PartnerName name = em.find(PartnerName.class, id);
        if (name == null) {
            throw new RuleBroken("partner.unknown");
        }
        if (name.getNature() == PartnerName.Nature.LABEL) {
            throw new RuleBroken("partner.label", name.getName(), String.valueOf(name.getLabelOf()));
        }
        return name;
    }
}
