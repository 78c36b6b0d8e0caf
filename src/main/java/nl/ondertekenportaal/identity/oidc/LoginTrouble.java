package nl.ondertekenportaal.identity.oidc;

/** Why logging in through a provider did not work, as far as the visitor needs to know. */
public enum LoginTrouble {
    /** Down, too slow, or answering nonsense. */
    UNREACHABLE,
    /** The visitor broke it off. */
    CANCELLED,
    /** The provider refused, in its own words. */
    REFUSED,
    /** An answer to no question of this browser: too old, used before, of another browser or of another provider. */
    NOT_ASKED,
    /** The answer is not proved to be the provider's, or not meant for us, or not now. */
    UNTRUSTED,
    /** The assurance level is too low, or unknown. */
    LEVEL,
    /** The provider did not say for which organisation, or with a number that cannot be. */
    NO_IDENTIFIER,
    /** Somebody else acts for the organisation. */
    INTERMEDIARY,
    /** An account was to be linked, but for another organisation than that of the person. */
    OTHER_ORGANISATION,
    /** The account belongs to somebody else here. */
    TAKEN,
    /** An account was to be linked, but the person is not logged in any more. */
    LOGGED_OUT,
    /** Invited, but the account has not been set up. */
    NOT_ACTIVATED,
    SUSPENDED,
    /** No role any more, or deactivated. */
    NO_ACCESS
}
