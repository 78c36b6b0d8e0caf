package nl.ondertekenportaal.common;

/** Somebody asked for what his role does not allow. */
public final class AccessDenied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccessDenied(String what) {
        super(what);
    }
}
