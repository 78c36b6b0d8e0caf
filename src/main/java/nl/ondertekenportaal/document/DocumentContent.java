package nl.ondertekenportaal.document;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import nl.ondertekenportaal.covenant.ModelAgreement;
import nl.ondertekenportaal.organisation.ContactKind;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the document of one agreement says.
 *
 * @param supplies what is supplied through which platform, at least one
 * @param firstDay the first day that the parties agreed on, null if they did not
 * @param contribution what the signal partner contributes to the costs, null if nothing was agreed
 * @param check the public address where anybody can check the document; ends in its random code
 * @param demo whether the document must say that it is fiction
 */
public record DocumentContent(
        ModelAgreement model,
        Party municipality,
        Party partner,
        List<Supply> supplies,
        @Nullable LocalDate firstDay,
        @Nullable String contribution,
        URI check,
        boolean demo) {
    public DocumentContent {
        supplies = List.copyOf(supplies);
        if (supplies.isEmpty()) throw new IllegalArgumentException("an agreement is about at least one sector");
    }

    /**
     * One of the two sides.
     *
     * @param representedBy the body that binds it, such as "het college van burgemeester en wethouders"
     * @param executing who does the work for it, null if it does so itself
     */
    public record Party(
            String name,
            String representedBy,
            List<Identifier> identifiers,
            @Nullable Executing executing,
            List<Contact> contacts) {
        public Party {
            identifiers = List.copyOf(identifiers);
            contacts = List.copyOf(contacts);
        }
    }

    /** A registered number with the name of its register, such as "KvK-nummer" and "12345678". */
    public record Identifier(String label, String value) {}

    /**
     * An organisation that does the work for one of the two.
     *
     * @param handlesSignals whether it handles the signals
     */
    public record Executing(String name, Identifier identifier, boolean handlesSignals) {}

    /** Where somebody in a role can be reached; a role mailbox, not a person. */
    public record Contact(ContactKind kind, String mailbox) {}

    /** Signals of one sector travel through one exchange platform. */
    public record Supply(String sectorName, String sectorCode, String platform) {}
}
