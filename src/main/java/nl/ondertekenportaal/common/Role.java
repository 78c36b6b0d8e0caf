package nl.ondertekenportaal.common;

/** What a person may do for an organisation. The last two exist for NVVK only. */
public enum Role {
    /** Manages the profile and the people. */
    ADMINISTRATOR,
    /** Signs. */
    SIGNATORY,
    /** Prepares and offers, does not sign. */
    EDITOR,
    /** Reads. */
    READER,
    /** Admits organisations and sees every list. */
    NVVK_STAFF,
    /** Reads every list and the log. */
    NVVK_AUDITOR
}
