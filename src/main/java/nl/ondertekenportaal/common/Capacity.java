package nl.ondertekenportaal.common;

import org.jspecify.annotations.Nullable;

/**
 * For whom a person acts: for an organisation to which he belongs, or as one of the people of an agent, in the name of a principal that
 * lets it act.
 *
 * @param organisation the one that is bound
 * @param agent to which the person belongs, if that is another one
 */
public record Capacity(
        OrganisationId organisation, @Nullable OrganisationId agent) {

    /** For the own organisation. */
    public static Capacity of(OrganisationId own) {
        return new Capacity(own, null);
    }

    /** The organisation to which the person belongs. */
    public OrganisationId home() {
        return agent == null ? organisation : agent;
    }

    public boolean isThroughAgent() {
        return agent != null;
    }
}
