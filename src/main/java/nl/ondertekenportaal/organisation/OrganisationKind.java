package nl.ondertekenportaal.organisation;

/** What an organisation is in the portal. */
public enum OrganisationKind {
    MUNICIPALITY,
    SIGNAL_PARTNER,
    /** Acts for municipalities: a credit bank, an intermunicipal service. */
    EXECUTING_ORGANISATION,
    /** Delivers signals for signal partners: a collection agency, a data supplier. */
    DELIVERY_AGENT,
    /** Of which signal partners are members. */
    UMBRELLA,
    /** Over which signals travel. */
    EXCHANGE_PLATFORM,
    NVVK;

    /** Whether it is a side of agreements. */
    public boolean isParty() {
        return this == MUNICIPALITY || this == SIGNAL_PARTNER;
    }

    /** Whether it may act in the name of such an organisation, which then is its principal: a credit bank in that of a municipality. */
    public boolean actsFor(OrganisationKind principal) {
        return this == EXECUTING_ORGANISATION && principal == MUNICIPALITY
                || this == DELIVERY_AGENT && principal == SIGNAL_PARTNER;
    }

    /** Whether it may act in the name of others. */
    public boolean isAgent() {
        return this == EXECUTING_ORGANISATION || this == DELIVERY_AGENT;
    }
}
