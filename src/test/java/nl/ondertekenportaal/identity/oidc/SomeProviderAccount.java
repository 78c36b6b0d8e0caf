package nl.ondertekenportaal.identity.oidc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Sha256;

/** An account at a provider, linked without the provider. */
public final class SomeProviderAccount {

    private SomeProviderAccount() {}

    public static ProviderAccount of(Actor person, Instant now) {
        return new ProviderAccount(
                Sha256.of(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII)),
                "proef",
                person.ownPerson(),
                person.ownOrganisation(),
                null,
                null,
                now);
    }
}
