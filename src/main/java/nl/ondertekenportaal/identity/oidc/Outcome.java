package nl.ondertekenportaal.identity.oidc;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.ondertekenportaal.organisation.VerifiedIdentifier.Verified;
import org.jspecify.annotations.Nullable;

/** What came of a visit to a provider; kept in the browser's session until the next page shows it. */
public sealed interface Outcome extends Serializable {

    /** @param said if it came so far */
    record Failed(
            String provider, LoginTrouble trouble, @Nullable Verified said) implements Outcome {}

    /**
     * It is this person.
     *
     * @param strong whether it counts as the second factor too
     * @param from where the person wanted to go
     * @param at when; to be used at once
     */
    record Proven(
            UUID person,
            UUID organisation,
            boolean strong,
            @Nullable String from,
            Instant at) implements Outcome {

        private static final Duration AT_ONCE = Duration.ofMinutes(2);

        public boolean holds(Instant now) {
            return now.isBefore(at.plus(AT_ONCE));
        }
    }

    /** The account at the provider is the person's from now on. */
    record Linked(String provider) implements Outcome {}

    /**
     * Somebody was there to prove a number of an application.
     *
     * @param application whose page tells the outcome
     * @param word a {@link LoginTrouble}, or a verdict of {@link nl.ondertekenportaal.organisation.IdentifierProofs}
     */
    record Proof(String provider, UUID application, String word) implements Outcome {}

    /** Nobody here has this account. Name and address are what the provider says, and prove nothing. */
    record Stranger(
            Verified said, @Nullable String name, @Nullable String email) implements Outcome {}
}
