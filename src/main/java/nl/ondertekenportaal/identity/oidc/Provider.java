package nl.ondertekenportaal.identity.oidc;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import nl.ondertekenportaal.outbound.AllowedHosts;

/**
 * One provider, as the operator configured it.
 *
 * @param id in addresses: the provider's answers come to an address of its own, so that they cannot be mixed up with another's
 * @param name on the button
 * @param hosts that may be called beside that of the issuer
 * @param acrValues asked for when somebody logs in; may be empty
 */
public record Provider(
        String id,
        String name,
        ProviderKind kind,
        URI issuer,
        Client client,
        List<String> scopes,
        List<String> hosts,
        List<String> acrValues,
        ClaimNames claims,
        AssuranceLevels levels) {

    /** By what the provider knows the portal. */
    record Client(String id, String secret) {

        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /** @throws IllegalArgumentException if the id could not stand in an address */
    public Provider {
        if (!id.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new IllegalArgumentException("ID must be letters, digits and dashes: " + id);
        }
        scopes = List.copyOf(scopes);
        hosts = List.copyOf(hosts);
        acrValues = List.copyOf(acrValues);
    }

    /**
     * What proves a number must tell for whom its visitor acts, and how surely.
     *
     * @throws IllegalStateException naming the settings that are missing
     */
    void requireProving() {
        List<ProviderSetting> missing = new ArrayList<>();
        if (claims.intermediary() == null) {
            missing.add(ProviderSetting.CLAIM_INTERMEDIARY);
        }
        if (claims.branch() == null) {
            missing.add(ProviderSetting.CLAIM_BRANCH);
        }
        if (claims.level() == null) {
            missing.add(ProviderSetting.CLAIM_LEVEL);
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("APP_ADMISSION_AT_ONCE needs of the provider " + id + " also " + missing);
        }
        if (!levels.isProving()) {
            throw new IllegalStateException("APP_ADMISSION_AT_ONCE needs of the provider " + id
                    + " a MINIMUM_LEVEL, and LEVELS from low to high with " + AssuranceLevels.EHERKENNING_MINIMUM);
        }
    }

    AllowedHosts allowed(boolean demo) {
        List<String> all = new ArrayList<>(hosts);
        all.add(AllowedHosts.hostOf(issuer));
        return new AllowedHosts(all, demo);
    }

    /** The address to which the provider sends the browser back. */
    String callbackPath() {
        return "/identity/oidc/callback/" + id;
    }
}
