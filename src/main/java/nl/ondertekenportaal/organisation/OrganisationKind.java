package nl.ondertekenportaal.organisation;

/** What an organisation is in the portal. */
public enum OrganisationKind {
    MUNICIPALITY,
    SIGNAL_PARTNER,
    NVVK
}
