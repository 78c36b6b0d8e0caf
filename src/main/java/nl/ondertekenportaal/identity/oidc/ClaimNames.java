package nl.ondertekenportaal.identity.oidc;

import org.jspecify.annotations.Nullable;

/** Under which name a provider says what; null for what it does not say. */
record ClaimNames(
        String subject,
        @Nullable String kvk,
        @Nullable String rsin,
        @Nullable String oin,
        @Nullable String branch,
        @Nullable String intermediary,
        @Nullable String level,
        @Nullable String name,
        @Nullable String email) {

    /** @throws IllegalArgumentException if nothing tells for which organisation somebody acts */
    ClaimNames {
        if (kvk == null && rsin == null && oin == null) {
            throw new IllegalArgumentException("one of CLAIM_KVK, CLAIM_RSIN and CLAIM_OIN must be set");
        }
    }
}
