package nl.ondertekenportaal.identity.oidc;

import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What a browser goes to a provider for: logging in, unless one of the first two is there.
 *
 * @param linking the person who links an account
 * @param application whose applicant proves a number
 * @param returnPath where the person wants to go after logging in
 */
record VisitPurpose(
        @Nullable PersonId linking,
        @Nullable UUID application,
        @Nullable String returnPath) {

    static VisitPurpose loggingIn(@Nullable String returnPath) {
        return new VisitPurpose(null, null, returnPath);
    }

    static VisitPurpose linking(PersonId person) {
        return new VisitPurpose(person, null, null);
    }

    static VisitPurpose proving(UUID application) {
        return new VisitPurpose(null, application, null);
    }

    /** Whether a login of before does not count at the provider: what follows must be meant, and by the person who is there now. */
    boolean isFresh() {
        return linking != null || application != null;
    }
}
