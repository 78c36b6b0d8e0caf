package nl.ondertekenportaal.identity.oidc;

import org.jspecify.annotations.Nullable;

/** Logging in through a provider goes no further; nothing was changed. The message is for the operator and names nobody. */
public final class LoginRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LoginTrouble trouble;

    LoginRefused(LoginTrouble trouble, String message) {
        this(trouble, message, null);
    }

    LoginRefused(LoginTrouble trouble, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    public LoginTrouble trouble() {
        return trouble;
    }
}
