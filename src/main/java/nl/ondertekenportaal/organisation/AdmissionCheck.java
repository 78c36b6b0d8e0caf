package nl.ondertekenportaal.organisation;

/**
 * One thing that the portal looked at by itself before NVVK decides.
 *
 * @param reason names the sentence that explains the light
 * @param about what the sentence is about, empty if about nothing in particular
 */
public record AdmissionCheck(Subject subject, Light light, String reason, String about) {

    /** What was looked at, in the order in which it is shown. */
    public enum Subject {
        IDENTIFIERS,
        MUNICIPALITY,
        MAILBOX,
        DUPLICATES,
        UMBRELLA,
        EVIDENCE,
        /** A number, proven at an outside provider. */
        PROOF,
        /** What keeps people at the decision, where one could be admitted at once. */
        AT_ONCE
    }

    /** How it looks. Never told by colour alone. */
    public enum Light {
        GREEN,
        AMBER,
        RED
    }

    static AdmissionCheck green(Subject subject, String reason) {
        return new AdmissionCheck(subject, Light.GREEN, reason, "");
    }

    static AdmissionCheck amber(Subject subject, String reason, String about) {
        return new AdmissionCheck(subject, Light.AMBER, reason, about);
    }

    static AdmissionCheck red(Subject subject, String reason, String about) {
        return new AdmissionCheck(subject, Light.RED, reason, about);
    }
}
