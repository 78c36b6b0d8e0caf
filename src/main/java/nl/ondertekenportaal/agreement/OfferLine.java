package nl.ondertekenportaal.agreement;

import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Organisation;

/**
 * What an offer to one counterparty would be.
 *
 * @param platformBySector the sectors it covers, each with the platform over which its signals travel
 * @param blockedBy why it cannot be offered, explained; empty if it can
 */
public record OfferLine(
        Organisation counterparty, Map<String, String> platformBySector, Optional<RuleBroken> blockedBy) {

    public boolean isPossible() {
        return blockedBy.isEmpty();
    }
}
