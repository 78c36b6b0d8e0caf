package nl.ondertekenportaal.signing;

/** What can be wrong with the authority on which somebody signed. */
public enum DefectKind {
    /** Nobody ever gave it: no decision, no power of attorney, or not by who could. */
    NEVER_GRANTED,
    /** It had ended on the day of the signature. */
    ENDED_BEFORE,
    /** It was about less than what was signed. */
    OUTSIDE_SCOPE,
    /** The decision on which it rested was annulled or withdrawn with effect from before the signature. */
    DECISION_ANNULLED,
    /** Two should have signed together, and one did. */
    SECOND_MISSING,
    OTHER
}
