package nl.ondertekenportaal.demodata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.organisation.Municipality;
import nl.ondertekenportaal.organisation.PartnerName;
import nl.ondertekenportaal.organisation.Registers;

/**
 * Everybody else in the demonstration: municipalities and partners from the registers, each with one fictitious person. The
 * same ones at every start.
 */
@ApplicationScoped
class Crowd {

    private static final int MUNICIPALITIES = 36;
    private static final int PARTNERS = 64;

    private static final int FIRST_NUMBER = 100;

    private static final Set<Role> ROLES = Set.of(Role.ADMINISTRATOR, Role.SIGNATORY);

    private static final List<String> FIRST_NAMES =
            List.of("Aisha", "Bram", "Carmen", "Dirk", "Esra", "Floor", "Gijs", "Hanneke", "Ivo", "Joyce", "Koen");

    private static final List<String> LAST_NAMES = List.of(
            "van Dam",
            "Willems",
            "Bouzid",
            "de Groot",
            "Peters",
            "Sahin",
            "van Leeuwen",
            "Meijer",
            "Hoekstra",
            "Prins");

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    List<Cast.Company> companies() {
        List<Cast.Company> all = new ArrayList<>();
        registers.municipalitiesOn(calendar.today()).stream()
                .map(Municipality::getName)
                .filter(Crowd::isNotInTheCast)
                .sorted(Comparator.comparing(Crowd::shuffled))
                .limit(MUNICIPALITIES)
                .forEach(name -> all.add(company(name, "", all.size())));
        Set<String> names = new HashSet<>();
        registers.partnerNames().stream()
                .filter(partner -> partner.getNature() == PartnerName.Nature.UNCHECKED)
                .filter(partner -> isNotInTheCast(partner.getName()) && names.add(partner.getName()))
                .sorted(Comparator.comparing(partner -> shuffled(partner.getName())))
                .limit(PARTNERS)
                .forEach(partner -> all.add(company(partner.getName(), partner.getSector(), all.size())));
        return all;
    }

    private static Cast.Company company(String name, String sector, int index) {
        String first = FIRST_NAMES.get(index % FIRST_NAMES.size());
        String last = LAST_NAMES.get(index % LAST_NAMES.size());
        String email = slug(first) + "." + slug(last) + "@" + slug(name) + ".demo.invalid";
        String function = sector.isEmpty() ? "wethouder" : "directeur";
        return new Cast.Company(
                name,
                sector,
                FIRST_NUMBER + index,
                List.of(new Cast.Player(first + " " + last, function, email, ROLES)));
    }

    private static boolean isNotInTheCast(String name) {
        return Cast.COMPANIES.stream().noneMatch(company -> company.name().equals(name));
    }

    /** An order without meaning that is always the same, so that not everything begins with an A. */
    private static int shuffled(String name) {
        return name.hashCode() * 31;
    }

    private static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "");
    }
}
