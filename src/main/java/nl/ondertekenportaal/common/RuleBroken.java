package nl.ondertekenportaal.common;

import java.util.Arrays;

/**
 * A rule of the domain was broken: an expected refusal that a person can understand and mend, never a fault of the portal.
 *
 * <p>The key names the sentence in the message bundle, as {@code rule.<key>}; the arguments fill its gaps.
 */
public final class RuleBroken extends RuntimeException {
    private final String key;
    private final transient Object[] arguments;

    public RuleBroken(String key, Object... arguments) {
        super(key + " " + Arrays.toString(arguments));
        this.key = key;
        this.arguments = arguments.clone();
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
