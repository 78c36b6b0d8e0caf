package nl.ondertekenportaal.identity;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;
import org.jspecify.annotations.Nullable;

/** What the server remembers of a browser: who gave a right password, or came from a provider, and which login it is. */
@SessionScoped
public class LoginSession implements Serializable {

    private static final long serialVersionUID = 3L;
    private static final Duration CODE_WITHIN = Duration.ofMinutes(5);
    private static final Duration LINKS_WITHIN = Duration.ofHours(1);
    private static final int MOST_LINKS = 10;

    private @Nullable UUID awaitingCode;
    private @Nullable Instant passwordGivenAt;
    private @Nullable UUID login;
    private @Nullable Instant linksSince;
    private int links;

    /** The first factor was right, a password or what a provider says; a code must follow soon. */
    public void passwordGiven(PersonId by, Instant now) {
        awaitingCode = by.value();
        passwordGivenAt = now;
    }

    /** Whose code is awaited. */
    public Optional<PersonId> awaitingCode(Instant now) {
        if (awaitingCode == null || passwordGivenAt == null || now.isAfter(passwordGivenAt.plus(CODE_WITHIN))) {
            return Optional.empty();
        }
        return Optional.of(new PersonId(awaitingCode));
    }

    /** Whether this visitor may ask for one more link for a forgotten password; so nobody has mail sent to a whole list of addresses. */
    public boolean mayAskForLink(Instant now) {
        if (linksSince == null || now.isAfter(linksSince.plus(LINKS_WITHIN))) {
            linksSince = now;
            links = 0;
        }
        links++;
        return links <= MOST_LINKS;
    }

    /** @param id of the {@link Login} that begins */
    public void loggedIn(UUID id) {
        awaitingCode = null;
        passwordGivenAt = null;
        login = id;
    }

    /** The login of this browser, which may have ended since. */
    public Optional<UUID> login() {
        return Optional.ofNullable(login);
    }
}
