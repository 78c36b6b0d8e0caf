package nl.ondertekenportaal.identity;

/** For what somebody gives a code. */
public enum CodePurpose {
    /** To log in. */
    LOGIN("login"),
    /** To confirm something that matters: signing, letting a machine in. */
    STEP_UP("stepUp");

    private final String event;

    CodePurpose(String event) {
        this.event = event;
    }

    String succeeded() {
        return event + ".succeeded";
    }

    String failed() {
        return event + ".failed";
    }
}
