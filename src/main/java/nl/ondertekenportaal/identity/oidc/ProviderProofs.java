package nl.ondertekenportaal.identity.oidc;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.common.StartOrder;
import nl.ondertekenportaal.organisation.AtOnceSettings;
import nl.ondertekenportaal.organisation.IdentifierProofs;
import org.jspecify.annotations.Nullable;

/** Proving with eHerkenning that an applicant acts for the organisation that applies. Nobody is logged in by it. */
@ApplicationScoped
public class ProviderProofs {

    @Inject
    Providers providers;

    @Inject
    AtOnceSettings settings;

    @Inject
    IdentifierProofs proofs;

    /** Found at start: without eHerkenning nobody could ever be admitted at once, and with one that says too little anybody could. */
    void check(@Observes @Priority(StartOrder.KEYS) @Initialized(ApplicationScoped.class) @Nullable Object start) {
        if (!settings.isOn()) {
            return;
        }
        if (all().isEmpty()) {
            throw new IllegalStateException(
                    "APP_ADMISSION_AT_ONCE needs a provider with APP_OIDC_<n>_KIND eherkenning");
        }
        all().forEach(Provider::requireProving);
    }

    /** The providers that can prove a number. */
    public List<Provider> all() {
        return providers.all().stream()
                .filter(provider -> provider.kind() == ProviderKind.EHERKENNING)
                .toList();
    }

    /** What comes of what the provider said of this application's applicant. */
    Outcome take(Provider provider, Said said, UUID application) {
        String level = said.verified().level();
        if (level == null || !provider.levels().isProof(level)) {
            return failed(provider, application, LoginTrouble.LEVEL);
        }
        if (said.hasIntermediary()) {
            return failed(provider, application, LoginTrouble.INTERMEDIARY);
        }
        String verdict = proofs.keep(application, said.verified(), level).name();
        return new Outcome.Proof(provider.id(), application, verdict);
    }

    static Outcome failed(Provider provider, UUID application, LoginTrouble trouble) {
        return new Outcome.Proof(provider.id(), application, trouble.name());
    }
}
