package nl.ondertekenportaal.agreement;

import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;

/** The two sides of an agreement. Each signs in the field of its own; they sign in any order. */
public enum Side {
    MUNICIPALITY("gemeente"),
    PARTNER("signaalpartner");

    private final String signatureField;

    Side(String signatureField) {
        this.signatureField = signatureField;
    }

    /** The name of its empty signature field in the document. */
    public String signatureField() {
        return signatureField;
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
