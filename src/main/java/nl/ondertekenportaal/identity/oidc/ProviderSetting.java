package nl.ondertekenportaal.identity.oidc;

/** The settings of one provider: {@code APP_OIDC_1_ISSUER}, {@code APP_OIDC_2_ISSUER}, … */
enum ProviderSetting {
    ID,
    NAME,
    KIND,
    ISSUER,
    CLIENT_ID,
    CLIENT_SECRET,
    SCOPES,
    HOSTS,
    ACR_VALUES,
    CLAIM_SUBJECT,
    CLAIM_KVK,
    CLAIM_RSIN,
    CLAIM_OIN,
    CLAIM_BRANCH,
    CLAIM_INTERMEDIARY,
    CLAIM_LEVEL,
    CLAIM_NAME,
    CLAIM_EMAIL,
    LEVELS,
    MINIMUM_LEVEL,
    STRONG_LEVEL;

    /** Highest number of a provider. */
    static final int MOST = 20;

    /** As the configuration knows it; the environment has it in capitals, with an underscore for each dot. */
    String property(int number) {
        return "app.oidc.%d.%s"
                .formatted(number, name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'));
    }

    /** As the operator sees it. */
    String variable(int number) {
        return "APP_OIDC_" + number + "_" + name();
    }
}
