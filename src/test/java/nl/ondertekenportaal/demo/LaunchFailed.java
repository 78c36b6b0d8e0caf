package nl.ondertekenportaal.demo;

/** The portal could not start or stay up; the message says in Dutch and in English what happened and what helps. */
public final class LaunchFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why; the code is what the launcher's process ends with (src/docs/operations.md). */
    public enum Reason {
        CONFIGURATION(2),
        PORT_TAKEN(3),
        ALREADY_RUNNING(4),
        DATABASE(5),
        DEPLOYMENT(6),
        PART_DIED(7);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Reason reason;

    LaunchFailed(Reason reason, String dutch, String english) {
        super(dutch + System.lineSeparator() + english);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
