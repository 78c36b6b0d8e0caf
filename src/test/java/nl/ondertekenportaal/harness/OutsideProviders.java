package nl.ondertekenportaal.harness;

import java.util.HashMap;
import java.util.Map;
import nl.ondertekenportaal.demo.Ports;

/**
 * The providers that the portals of the tests know: a {@link Keycloak} that stands in for a broker of eHerkenning, and one whose every
 * answer a test {@linkplain ScriptedProvider writes itself}, known as eHerkenning too. Their addresses are chosen before the portal starts; whether they run is
 * another matter.
 */
final class OutsideProviders {

    static final int KEYCLOAK_PORT = Ports.anyFree();

    private OutsideProviders() {}

    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        Map.of(
                        "ID", Keycloak.ID,
                        "NAME", "eHerkenning (proef)",
                        "KIND", "eherkenning",
                        "ISSUER", Keycloak.issuer(),
                        "CLIENT_ID", Keycloak.CLIENT,
                        "CLIENT_SECRET", Keycloak.SECRET,
                        "SCOPES", "openid profile email",
                        "CLAIM_LEVEL", "level",
                        "STRONG_LEVEL", "urn:etoegang:core:assurance-class:loa4")
                .forEach((name, value) -> settings.put("APP_OIDC_1_" + name, value));
        ScriptedProvider scripted = ScriptedProvider.get();
        Map.of(
                        "ID", ScriptedProvider.ID,
                        "NAME", "Proefdienst",
                        "ISSUER", scripted.issuer(),
                        "CLIENT_ID", ScriptedProvider.CLIENT,
                        "CLIENT_SECRET", ScriptedProvider.SECRET,
                        "CLAIM_LEVEL", "level",
                        "LEVELS", "laag,midden,hoog",
                        "MINIMUM_LEVEL", "midden",
                        "STRONG_LEVEL", "hoog",
                        "ACR_VALUES", "midden")
                .forEach((name, value) -> settings.put("APP_OIDC_3_" + name, value));
        Map.of(
                        "ID",
                        ScriptedProvider.EHERKENNING,
                        "NAME",
                        "Proefherkenning",
                        "KIND",
                        "eherkenning",
                        "ISSUER",
                        scripted.issuer(),
                        "CLIENT_ID",
                        ScriptedProvider.CLIENT,
                        "CLIENT_SECRET",
                        ScriptedProvider.SECRET,
                        "CLAIM_LEVEL",
                        "level")
                .forEach((name, value) -> settings.put("APP_OIDC_2_" + name, value));
        for (String provider : new String[] {"APP_OIDC_1_CLAIM_", "APP_OIDC_2_CLAIM_", "APP_OIDC_3_CLAIM_"}) {
            for (String claim : new String[] {"KVK", "RSIN", "OIN", "BRANCH", "INTERMEDIARY", "NAME", "EMAIL"}) {
                settings.put(provider + claim, claim.toLowerCase(java.util.Locale.ROOT));
            }
        }
        // eHerkenning is what makes it possible
        settings.put("APP_ADMISSION_AT_ONCE", "SIGNAL_PARTNER");
        return settings;
    }
}
