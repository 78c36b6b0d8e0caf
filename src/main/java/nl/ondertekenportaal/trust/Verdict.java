package nl.ondertekenportaal.trust;

/** What is to be thought of a signature (ETSI EN 319 102-1 section 5.1.3). */
public enum Verdict {
    /** The signature is good, and everything that it rests on is trusted. */
    VALID,
    /** It could not be established whether the signature is good. Never to be treated as valid. */
    INDETERMINATE,
    /** The signature is broken, or the file was changed after it in a way that it does not allow. */
    INVALID
}
