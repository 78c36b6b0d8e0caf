package nl.ondertekenportaal.covenant;

/** A file is not a model agreement. The message says what is wrong and, if it can be told, on which line. */
public final class InvalidModelAgreement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidModelAgreement(String message) {
        super(message);
    }

    InvalidModelAgreement(String message, Throwable cause) {
        super(message, cause);
    }
}
