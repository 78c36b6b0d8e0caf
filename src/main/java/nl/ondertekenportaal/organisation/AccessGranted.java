package nl.ondertekenportaal.organisation;

import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An administrator let in somebody for whom a provider vouched. Fired inside the transaction, so that logging in knows from then on whose
 * account at the provider it is.
 */
public record AccessGranted(
        PersonId person,
        OrganisationId organisation,
        Sha256 account,
        String provider,
        @Nullable String level,
        @Nullable String intermediary) {}
