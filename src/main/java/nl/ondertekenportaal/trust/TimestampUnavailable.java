package nl.ondertekenportaal.trust;

/**
 * The timestamp server gave no timestamp that can be believed, in time or at all. Nothing was signed; trying again later is
 * right.
 */
public final class TimestampUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimestampUnavailable(String message) {
        super("No timestamp: " + message);
    }

    TimestampUnavailable(String message, Throwable cause) {
        super("No timestamp: " + message, cause);
    }
}
