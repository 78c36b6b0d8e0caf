package nl.ondertekenportaal.matrix.rest;

/** A parameter that cannot be understood; becomes a problem with status 400. */
public final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String value;

    /**
     * @param name of the problem: {@code bad-date}, {@code bad-limit}, {@code bad-cursor}, …
     * @param value what was sent
     */
    public BadRequest(String name, String value) {
        super(name);
        this.name = name;
        this.value = value;
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }
}
