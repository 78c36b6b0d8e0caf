package nl.ondertekenportaal.trust;

import java.util.Locale;

/**
 * A key, a trust anchor or an address that the portal needs in order to sign or to judge signatures is absent or unusable.
 * The message names the environment variable that the operator must set.
 */
public final class TrustNotConfigured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TrustNotConfigured(String message) {
        super(message);
    }

    private TrustNotConfigured(String message, Throwable cause) {
        super(message, cause);
    }

    static TrustNotConfigured missing(String property) {
        return new TrustNotConfigured("Set " + variable(property) + "; without it the portal cannot sign");
    }

    static TrustNotConfigured unusable(String property, String problem) {
        return new TrustNotConfigured(variable(property) + ": " + problem);
    }

    static TrustNotConfigured unusable(String property, String problem, Throwable cause) {
        return new TrustNotConfigured(variable(property) + ": " + problem, cause);
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
