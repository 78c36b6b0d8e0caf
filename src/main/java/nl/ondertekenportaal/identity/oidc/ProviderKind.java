package nl.ondertekenportaal.identity.oidc;

/** What a provider is, so that the login page can say it. */
public enum ProviderKind {
    EHERKENNING,
    /** The login of one organisation for its own people. */
    ORGANISATION,
    OTHER
}
