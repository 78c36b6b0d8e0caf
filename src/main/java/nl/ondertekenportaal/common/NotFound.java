package nl.ondertekenportaal.common;

/** What was asked for does not exist, or not for the one who asks: the two are not told apart. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(String what) {
        super(what);
    }
}
