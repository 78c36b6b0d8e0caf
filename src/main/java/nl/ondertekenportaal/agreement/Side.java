package nl.ondertekenportaal.agreement;

import java.util.List;
import java.util.stream.IntStream;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;

/** The two sides of an agreement. Each signs in fields of its own; they sign in any order. */
public enum Side {
    MUNICIPALITY("gemeente"),
    PARTNER("signaalpartner");

    private final String signatureField;

    Side(String signatureField) {
        this.signatureField = signatureField;
    }

    /** The name of its empty signature field in the document, of the first if there are two. */
    public String signatureField() {
        return signatureField;
    }

    /** @param number 1 for the first who signs for this side, 2 for the second */
    public String signatureField(int number) {
        return number == 1 ? signatureField : signatureField + "-" + number;
    }

    /** The names of all its fields in the document. */
    public List<String> signatureFields(int people) {
        return IntStream.rangeClosed(1, people).mapToObj(this::signatureField).toList();
    }

    /** Which of these two, a municipality and a partner, stands on this side. */
    Organisation of(Organisation one, Organisation other) {
        boolean first = (one.kind() == OrganisationKind.MUNICIPALITY) == (this == MUNICIPALITY);
        return first ? one : other;
    }

    public Side other() {
        return this == MUNICIPALITY ? PARTNER : MUNICIPALITY;
    }
}
