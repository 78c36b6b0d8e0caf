package nl.ondertekenportaal.common.web;

/**
 * What the address names does not exist, or is not for this visitor; both get the same page, so that nobody learns which
 * numbers exist. A page throws it while it loads.
 */
public final class NotFound extends RuntimeException {
    public NotFound() {
        super("not found");
    }
}
