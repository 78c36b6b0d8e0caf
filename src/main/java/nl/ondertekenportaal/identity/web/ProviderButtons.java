package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import nl.ondertekenportaal.identity.oidc.Provider;
import nl.ondertekenportaal.identity.oidc.Providers;

/** The ways to log in other than with a password; none where the operator configured none. */
@Named
@RequestScoped
public class ProviderButtons {

    @Inject
    Providers providers;

    @Inject
    ExternalContext external;

    public List<Provider> getAll() {
        return providers.all();
    }

    public boolean isAny() {
        return !providers.all().isEmpty();
    }

    /** @param provider its id */
    public String start(String provider) {
        return external.getRequestContextPath() + ProviderStart.PATH + provider;
    }
}
