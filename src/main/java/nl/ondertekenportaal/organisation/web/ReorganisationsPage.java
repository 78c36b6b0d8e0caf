package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.organisation.Municipality;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Reorganisation;
import nl.ondertekenportaal.organisation.Reorganisations;
import nl.ondertekenportaal.organisation.Succession;
import org.jspecify.annotations.Nullable;

/** Which municipalities exist on a day, where those went that ended, and the reorganisations themselves. */
@Named
@RequestScoped
public class ReorganisationsPage {

    /** The register knows what ended since 2021; before its last day it would be incomplete. */
    private static final LocalDate FIRST = LocalDate.of(2020, 12, 31);

    @Inject
    Reorganisations reorganisations;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    Actor actor;

    private @Nullable LocalDate day;
    private String name = "";
    private @Nullable List<Reorganisation> all;

    /** A municipality that does not exist any more on the day, and who stands for its area. */
    public record Ended(String name, LocalDate lastDay, String successors) {}

    /** The day that is asked for; today if none is. */
    public LocalDate getOn() {
        LocalDate asked = day == null ? calendar.today() : day;
        return asked.isBefore(FIRST) ? FIRST : asked;
    }

    public boolean isTooEarly() {
        return day != null && day.isBefore(FIRST);
    }

    public boolean isToday() {
        return getOn().equals(calendar.today());
    }

    public LocalDate getFirst() {
        return FIRST;
    }

    public List<Municipality> getMunicipalities() {
        String part = name.strip().toLowerCase(Locale.ROOT);
        return registers.municipalitiesOn(getOn()).stream()
                .filter(m -> m.getName().toLowerCase(Locale.ROOT).contains(part))
                .toList();
    }

    public int getCount() {
        return registers.municipalitiesOn(getOn()).size();
    }

    /** Those that have ended by the day, with who stands for their area on it. */
    public List<Ended> getEnded() {
        Succession succession = reorganisations.succession();
        Map<String, String> names = registers.municipalitiesOn(getOn()).stream()
                .collect(Collectors.toMap(Municipality::getCbsCode, Municipality::getName));
        return getAll().stream()
                .filter(each -> each.kind().isMunicipal()
                        && each.kind().passesByLaw()
                        && !each.isWithdrawn()
                        && !each.day().isAfter(getOn()))
                .flatMap(each -> each.from().stream()
                        .map(party -> new Ended(
                                party.name(),
                                each.day().minusDays(1),
                                succession.areaOn(party.key(), getOn()).stream()
                                        .map(code -> names.getOrDefault(code, code))
                                        .sorted()
                                        .collect(Collectors.joining(", ")))))
                .toList();
    }

    public List<Reorganisation> getAll() {
        if (all == null) {
            all = reorganisations.all(actor);
        }
        return all;
    }

    /** Whose day is still to come. */
    public List<Reorganisation> getAhead() {
        return getAll().stream()
                .filter(each -> each.day().isAfter(calendar.today()) && !each.isWithdrawn())
                .toList();
    }

    /** Whose day has come, and those that were withdrawn. */
    public List<Reorganisation> getPast() {
        return getAll().stream()
                .filter(each -> !each.day().isAfter(calendar.today()) || each.isWithdrawn())
                .toList();
    }

    public String names(List<Reorganisation.Party> parties) {
        return parties.stream().map(Reorganisation.Party::name).collect(Collectors.joining(", "));
    }

    public boolean isEnterable() {
        return actor.has(Role.NVVK_STAFF);
    }

    public @Nullable LocalDate getDay() {
        return day;
    }

    public void setDay(@Nullable LocalDate day) {
        this.day = day;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }
}
