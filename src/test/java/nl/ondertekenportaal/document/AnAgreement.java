package nl.ondertekenportaal.document;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import nl.ondertekenportaal.covenant.ModelAgreement;
import nl.ondertekenportaal.covenant.ModelAgreementReader;
import nl.ondertekenportaal.document.DocumentContent.Contact;
import nl.ondertekenportaal.document.DocumentContent.Executing;
import nl.ondertekenportaal.document.DocumentContent.Identifier;
import nl.ondertekenportaal.document.DocumentContent.Party;
import nl.ondertekenportaal.document.DocumentContent.Supply;
import nl.ondertekenportaal.organisation.ContactKind;
import org.jspecify.annotations.Nullable;

/** An agreement between two fictional parties, for tests that need one to look at or to sign. */
public final class AnAgreement {
    public static final URI CHECK = URI.create("https://portaal.example/controle/7f3kq9xw2m8rtz5vjb4ncd6hpa");

    private static final ModelAgreement MODEL = new ModelAgreementReader().shipped("2026-1");

    private AnAgreement() {}

    public static DocumentContent aboutEnergyAndHeat() {
        return between(
                "Gemeente Voorbeeldstad (fictief)",
                "Voorbeeld Energie B.V. (fictief)",
                "een bedrag van 2.500 euro per jaar");
    }

    static DocumentContent between(String municipality, String partner, @Nullable String contribution) {
        return new DocumentContent(
                MODEL,
                new Party(
                        municipality,
                        "het college van burgemeester en wethouders",
                        List.of(new Identifier("CBS-code", "GM0344"), new Identifier("OIN", "00000001001234567000")),
                        new Executing("Stadsbank Voorbeeld (fictief)", new Identifier("KvK-nummer", "76543210"), true),
                        contacts(ContactKind.EXECUTION, "voorbeeldstad.example")),
                new Party(
                        partner,
                        "het bestuur",
                        List.of(new Identifier("KvK-nummer", "01234567"), new Identifier("RSIN", "123456782")),
                        null,
                        contacts(ContactKind.COLLECTION, "voorbeeldenergie.example")),
                List.of(
                        new Supply("Energie", "ENERGY", "Vindplaats van Schulden"),
                        new Supply("Warmte", "HEAT", "Vindplaats van Schulden")),
                LocalDate.of(2027, 1, 1),
                contribution,
                CHECK,
                true);
    }

    /** The partner gave no mailbox at all, and the municipality does the work itself. */
    static DocumentContent withoutContacts() {
        DocumentContent content = aboutEnergyAndHeat();
        Party municipality = content.municipality();
        Party partner = content.partner();
        return new DocumentContent(
                content.model(),
                new Party(
                        municipality.name(),
                        municipality.representedBy(),
                        municipality.identifiers(),
                        null,
                        municipality.contacts()),
                new Party(partner.name(), partner.representedBy(), partner.identifiers(), null, List.of()),
                content.supplies(),
                content.firstDay(),
                content.contribution(),
                content.check(),
                content.demo());
    }

    private static List<Contact> contacts(ContactKind team, String domain) {
        return List.of(
                new Contact(ContactKind.POLICY, "beleid@" + domain),
                new Contact(team, "vroegsignalering@" + domain),
                new Contact(ContactKind.PRIVACY_OFFICER, "fg@" + domain),
                new Contact(ContactKind.DATA_LEAKS, "datalek@" + domain));
    }
}
