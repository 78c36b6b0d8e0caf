package nl.ondertekenportaal.agreement;

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

    public Side other() {
        return this == MUNICIPALITY ? PARTNER : MUNICIPALITY;
    }
}
