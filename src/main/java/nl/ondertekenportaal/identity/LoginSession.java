package nl.ondertekenportaal.identity;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import org.jspecify.annotations.Nullable;

/** What the server remembers of a browser: who gave a right password, and who is logged in for which organisation. */
@SessionScoped
public class LoginSession implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Duration CODE_WITHIN = Duration.ofMinutes(5);

    private @Nullable UUID awaitingCode;
    private @Nullable Instant passwordGivenAt;
    private @Nullable UUID person;
    private @Nullable UUID organisation;

    /** The password was right; a code must follow soon. */
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

    public void loggedIn(PersonId who, OrganisationId forOrganisation) {
        awaitingCode = null;
        passwordGivenAt = null;
        person = who.value();
        organisation = forOrganisation.value();
    }

    Optional<PersonId> person() {
        return Optional.ofNullable(person).map(PersonId::new);
    }

    Optional<OrganisationId> organisation() {
        return Optional.ofNullable(organisation).map(OrganisationId::new);
    }
}
