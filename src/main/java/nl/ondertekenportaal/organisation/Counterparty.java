package nl.ondertekenportaal.organisation;

import java.util.Set;
import nl.ondertekenportaal.common.OrganisationId;

/**
 * An organisation with which another could sign, as a list shows it.
 *
 * @param sectors codes of the sectors of a partner; empty for a municipality
 * @param umbrella code of the umbrella of a partner, or empty
 * @param province in which the municipality lies or the partner has its seat; empty if that is not known
 * @param cbsCode of a municipality, or empty
 */
public record Counterparty(
        OrganisationId id, String name, Set<String> sectors, String umbrella, String province, String cbsCode) {}
