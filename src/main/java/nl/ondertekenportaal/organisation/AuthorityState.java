package nl.ondertekenportaal.organisation;

/** What an authority is on a day; computed, never stored. */
public enum AuthorityState {
    /** Nobody else has confirmed it yet, so nothing can be signed with it. */
    WAITING,
    /** Somebody else said that it is not right; it never held. */
    REFUSED,
    UPCOMING,
    VALID,
    /** Valid, but not for long. */
    EXPIRING,
    ENDED
}
