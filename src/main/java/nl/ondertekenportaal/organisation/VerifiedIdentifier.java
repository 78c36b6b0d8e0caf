package nl.ondertekenportaal.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For which organisation the visitor of this browser session acts, as an outside provider such as eHerkenning says. Logging in stands
 * below this feature and answers; it is asked for while a request is handled, and forgets after half an hour.
 */
public interface VerifiedIdentifier {

    /** Empty if no provider vouched for this visitor, or too long ago. */
    Optional<Verified> current();

    /**
     * What the provider said.
     *
     * @param provider id of the provider in the portal's configuration
     * @param providerName what people call it
     * @param kvk as the provider gave it, like the next two; at least one of the three is there
     * @param branch number of the branch (vestigingsnummer) to which the visitor's authority is limited
     * @param level assurance level in the provider's words; null where the provider has no levels
     * @param intermediary number of who acts for the organisation in a chain authorisation
     * @param accountHash who it is, for the portal only
     */
    record Verified(
            String provider,
            String providerName,
            @Nullable String kvk,
            @Nullable String rsin,
            @Nullable String oin,
            @Nullable String branch,
            @Nullable String level,
            @Nullable String intermediary,
            String accountHash,
            Instant at)
            implements Serializable {

        /** Checked when the provider answered. */
        public Identifiers identifiers() {
            return new Identifiers(kvk, rsin, oin);
        }
    }
}
