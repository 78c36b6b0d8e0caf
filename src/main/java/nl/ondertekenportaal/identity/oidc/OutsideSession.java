package nl.ondertekenportaal.identity.oidc;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the server remembers of a browser that visits providers: a secret by which it is known again, the pages
 * from which it left, and what came of the last visit.
 */
@SessionScoped
public class OutsideSession implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String browser;
    private @Nullable Outcome outcome;
    private final Map<UUID, String> ways = new HashMap<>();

    /** Of this browser only; nobody is shown it. */
    public String browser() {
        if (browser == null) {
            browser = ProviderAttempt.secret();
        }
        return browser;
    }

    /** @param token link by which the page of this application was opened, from which the browser leaves to prove a number */
    public void leaves(UUID application, String token) {
        ways.put(application, token);
    }

    /** The same link: a visit makes no new one, which would count longer. */
    public Optional<String> wayBack(UUID application) {
        return Optional.ofNullable(ways.get(application));
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
