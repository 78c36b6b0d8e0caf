package nl.ondertekenportaal.demodata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.ContactKind;
import nl.ondertekenportaal.organisation.ExecutingOrganisation;
import nl.ondertekenportaal.organisation.Identifiers;
import nl.ondertekenportaal.outbound.MailAddress;

/** Who plays in the demonstration. Names of organisations are real, everything else is fictitious and says so. */
final class Cast {

    /** Somebody of an organisation. */
    record Player(String name, String function, String email, Set<Role> roles) {

        Applicant applicant() {
            return new Applicant(name + " (fictief)", function, address());
        }

        MailAddress address() {
            return new MailAddress(email);
        }
    }

    /**
     * An organisation; the first of its people applied for it.
     *
     * @param sector of a signal partner; empty for a municipality
     */
    record Company(String name, String sector, int number, List<Player> people) {

        boolean isMunicipality() {
            return sector.isEmpty();
        }

        /** Test numbers: an OIN with prefix 99, and KvK numbers of the same shape. */
        Identifiers identifiers() {
            String oin = "00000099%09d000".formatted(number);
            return new Identifiers(isMunicipality() ? null : "9900%04d".formatted(number), null, oin);
        }

        MailAddress mailbox(ContactKind kind) {
            String team = switch (kind) {
                case POLICY -> "vroegsignalering";
                case EXECUTION -> "schuldhulp";
                case COLLECTION -> "incasso";
                case PRIVACY_OFFICER -> "fg";
                case DATA_LEAKS -> "datalek";
                case END_OF_SUPPLY -> "eindelevering";
            };
            return new MailAddress(team + "@" + people.getFirst().email().replaceAll(".*@", ""));
        }

        /** One of the municipalities lets another handle its signals. */
        Optional<ExecutingOrganisation> executing() {
            return name.equals("Leiden")
                    ? Optional.of(new ExecutingOrganisation(
                            AGENT.name(),
                            Objects.requireNonNull(AGENT.identifiers().kvk()),
                            true))
                    : Optional.empty();
        }
    }

    private static final Set<Role> FIRST = Set.of(Role.ADMINISTRATOR, Role.SIGNATORY);

    static final Player STAFF = new Player(
            "Nadia Bakker", "medewerker toelating", "nadia.bakker@nvvk.demo.invalid", Set.of(Role.NVVK_STAFF));

    static final Player AUDITOR =
            new Player("Otto Smit", "auditor", "otto.smit@nvvk.demo.invalid", Set.of(Role.NVVK_AUDITOR));

    static final List<Company> COMPANIES = List.of(
            new Company(
                    "Leiden",
                    "",
                    1,
                    List.of(
                            new Player("Anna de Vries", "wethouder", "anna.de.vries@leiden.demo.invalid", FIRST),
                            new Player(
                                    "Bas Jansen",
                                    "beleidsadviseur",
                                    "bas.jansen@leiden.demo.invalid",
                                    Set.of(Role.EDITOR)),
                            new Player(
                                    "Carla Mulder",
                                    "juriste",
                                    "carla.mulder@leiden.demo.invalid",
                                    Set.of(Role.READER)))),
            new Company(
                    "Delft",
                    "",
                    2,
                    List.of(new Player("Daan Visser", "wethouder", "daan.visser@delft.demo.invalid", FIRST))),
            new Company(
                    "Dunea",
                    "DRINKING_WATER",
                    3,
                    List.of(
                            new Player("Emma Bos", "directeur klant", "emma.bos@dunea.demo.invalid", FIRST),
                            new Player(
                                    "Fatih Yilmaz",
                                    "teamleider incasso",
                                    "fatih.yilmaz@dunea.demo.invalid",
                                    Set.of(Role.EDITOR)))),
            new Company(
                    "Eneco",
                    "ENERGY",
                    4,
                    List.of(new Player("Greet Hendriks", "directeur", "greet.hendriks@eneco.demo.invalid", FIRST))),
            new Company(
                    "Ennatuurlijk",
                    "HEAT",
                    5,
                    List.of(new Player("Hugo Dekker", "directeur", "hugo.dekker@ennatuurlijk.demo.invalid", FIRST))),
            new Company(
                    "Zorg en Zekerheid",
                    "HEALTH_INSURANCE",
                    6,
                    List.of(new Player("Ilse Kok", "bestuurder", "ilse.kok@zorgenzekerheid.demo.invalid", FIRST))),
            new Company(
                    "3B-Wonen",
                    "HOUSING",
                    7,
                    List.of(new Player("Jan Postma", "bestuurder", "jan.postma@3bwonen.demo.invalid", FIRST))));

    /** Whose members some of them are. */
    static final Company UMBRELLA = new Company(
            "Aedes",
            "UMBRELLA",
            8,
            List.of(new Player("Kees Brouwer", "secretaris", "kees.brouwer@aedes.demo.invalid", FIRST)));

    /** Acts in the name of Leiden. */
    static final Company AGENT = new Company(
            "Stadsbank Voorbeeld (fictief)",
            "EXECUTING",
            71,
            List.of(new Player("Lotte Smeets", "directeur", "lotte.smeets@stadsbank.demo.invalid", FIRST)));

    private Cast() {}

    static Stream<Player> everybody() {
        return Stream.concat(
                Stream.of(STAFF, AUDITOR),
                Stream.concat(COMPANIES.stream(), Stream.of(UMBRELLA, AGENT))
                        .flatMap(company -> company.people().stream()));
    }
}
