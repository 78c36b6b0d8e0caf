package nl.ondertekenportaal.identity;

/** Why somebody is not logged in any more. */
public enum Ending {
    LOGGED_OUT,
    /** Nothing was done for too long, or the longest time of all was over. */
    TIMED_OUT,
    /** Ended by the same person from another browser. */
    ENDED_ELSEWHERE,
    PASSWORD_CHANGED,
    /** The second factor was set up anew. */
    RECOVERED,
    /** NVVK suspended the organisation. */
    SUSPENDED,
    /** The person has no role any more, or was deactivated. */
    NO_ACCESS,
    /** The person went on for another organisation. */
    SWITCHED
}
