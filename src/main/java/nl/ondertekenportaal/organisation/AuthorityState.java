package nl.ondertekenportaal.organisation;

/** What an authority is on a day; computed, never stored. */
public enum AuthorityState {
    UPCOMING,
    VALID,
    /** Valid, but not for long. */
    EXPIRING,
    ENDED
}
