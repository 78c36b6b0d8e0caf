package nl.ondertekenportaal.organisation;

/** What becomes of municipalities or of partners, and what that means for their agreements. */
public enum ReorganisationKind {

    /** One or more municipalities are merged into one, a new one or one that continues (Wet algemene regels herindeling). */
    MUNICIPAL_MERGER,

    /** One municipality is divided over several. */
    MUNICIPAL_SPLIT,

    /** A part of the area goes to a neighbour; both go on, and so do their agreements. */
    BORDER_CHANGE,

    /** A legal entity ends in another, which gets all it had under general title (Dutch Civil Code, article 2:309). */
    LEGAL_MERGER,

    /** The same legal entity under another name. */
    PARTNER_RENAME,

    /** A contract goes to another legal entity, which needs the other side (Dutch Civil Code, article 6:159). */
    CONTRACT_TAKEOVER;

    /** Of municipalities; the others are of partners. */
    public boolean isMunicipal() {
        return this == MUNICIPAL_MERGER || this == MUNICIPAL_SPLIT || this == BORDER_CHANGE;
    }

    /** Whether the parties from which it goes end that day, and their agreements pass to the successors by law. */
    public boolean passesByLaw() {
        return this == MUNICIPAL_MERGER || this == MUNICIPAL_SPLIT || this == LEGAL_MERGER;
    }

    /** Whether there can be this many on each side. */
    boolean fits(int from, int to) {
        return switch (this) {
            case MUNICIPAL_MERGER, LEGAL_MERGER -> from >= 1 && to == 1;
            case MUNICIPAL_SPLIT -> from == 1 && to >= 2;
            case BORDER_CHANGE, CONTRACT_TAKEOVER -> from == 1 && to == 1;
            case PARTNER_RENAME -> from == 1 && to == 1;
        };
    }
}
