package nl.ondertekenportaal.identity.oidc;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the server remembers of a browser that visits providers: a secret by which it is known again, and what came of the last visit. */
@SessionScoped
public class OutsideSession implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String browser;
    private @Nullable Outcome outcome;

    /** Of this browser only; nobody is shown it. */
    public String browser() {
        if (browser == null) {
            browser = ProviderAttempt.secret();
        }
        return browser;
    }

    public void came(Outcome of) {
        outcome = of;
    }

    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** It was used: nobody gets in twice by one visit. */
    public void forget() {
        outcome = null;
    }
}
