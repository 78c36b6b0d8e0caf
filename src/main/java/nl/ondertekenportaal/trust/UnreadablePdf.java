package nl.ondertekenportaal.trust;

/** A file that should be a PDF cannot be read as one, so nothing can be said about its signatures. */
public final class UnreadablePdf extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadablePdf(Throwable cause) {
        super("The file cannot be read as a PDF", cause);
    }
}
