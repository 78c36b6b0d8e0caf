package nl.ondertekenportaal.document;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import nl.ondertekenportaal.covenant.ModelAgreement;
import nl.ondertekenportaal.covenant.ModelAgreementReader;
import nl.ondertekenportaal.document.DocumentContent.Contact;
import nl.ondertekenportaal.document.DocumentContent.Identifier;
import nl.ondertekenportaal.document.DocumentContent.Party;
import nl.ondertekenportaal.document.DocumentContent.Supply;
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
                        contacts("voorbeeldstad.example")),
                new Party(
                        partner,
                        "het bestuur",
                        List.of(new Identifier("KvK-nummer", "01234567"), new Identifier("RSIN", "123456782")),
                        contacts("voorbeeldenergie.example")),
                List.of(
                        new Supply("Energie", "ENERGY", "Vindplaats van Schulden"),
                        new Supply("Warmte", "HEAT", "Vindplaats van Schulden")),
                LocalDate.of(2027, 1, 1),
                contribution,
                CHECK,
                true);
    }

    private static List<Contact> contacts(String domain) {
        return List.of(
                new Contact("Beleid", "beleid@" + domain),
                new Contact("Uitvoering", "vroegsignalering@" + domain),
                new Contact("Functionaris gegevensbescherming", "fg@" + domain),
                new Contact("Datalekken", "datalek@" + domain));
    }
}
