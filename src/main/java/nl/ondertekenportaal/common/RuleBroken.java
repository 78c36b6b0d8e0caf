package nl.ondertekenportaal.common;

/** A rule that the user can understand and mend; the key names its text in the message bundle. Nothing was changed. */
public final class RuleBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    public RuleBroken(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments.clone();
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
