package nl.ondertekenportaal.organisation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.outbound.MailAddress;

/** A request for access by somebody for whom a provider vouches, without the provider. */
public final class SomeAccessRequest {

    private SomeAccessRequest() {}

    public static AccessRequest to(OrganisationId organisation, Instant now) {
        Sha256 account = Sha256.of(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        return new AccessRequest(
                new VerifiedIdentifier.Verified(
                        "proef", "Proef (fictief)", "90000011", null, null, null, null, null, account.hex(), now),
                organisation,
                new Applicant(
                        "Vera Vreemd (fictief)",
                        "Adviseur (fictief)",
                        new MailAddress(UUID.randomUUID() + "@demo.invalid")),
                now);
    }
}
