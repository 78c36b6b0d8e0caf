package nl.ondertekenportaal.agreement;

/** What to call an agreement on a given day: its stage until everybody signed, and from then on what holds on that day. */
public enum Status {
    DRAFT,
    PREPARING,
    OFFERED,
    PARTLY_SIGNED,
    /** Signed by both sides, and its first day is still to come. */
    UPCOMING,
    IN_FORCE,
    /** A defect in the authority behind a signature was found, and is neither cured nor withdrawn. */
    BLOCKED,
    ENDED,
    DECLINED,
    WITHDRAWN,
    LAPSED
}
