package nl.ondertekenportaal.identity.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.identity.oidc.Outcome;
import nl.ondertekenportaal.identity.oidc.OutsideLogins;
import nl.ondertekenportaal.identity.oidc.OutsideSession;
import nl.ondertekenportaal.identity.oidc.Provider;
import nl.ondertekenportaal.identity.oidc.ProviderProofs;
import nl.ondertekenportaal.identity.oidc.Providers;
import nl.ondertekenportaal.organisation.ApplicantDesk;
import nl.ondertekenportaal.organisation.Application;
import nl.ondertekenportaal.organisation.IdentifierProof;
import nl.ondertekenportaal.organisation.IdentifierProofs;
import org.jspecify.annotations.Nullable;

/** On the page that tells how an application stands: proving the number of the organisation with eHerkenning, and what came of it. */
@Named
@RequestScoped
public class ProofOffer {

    static final String PATH = "/organisation/status?token=";

    @Inject
    ApplicantDesk desk;

    @Inject
    IdentifierProofs proofs;

    @Inject
    ProviderProofs provers;

    @Inject
    Providers providers;

    @Inject
    OutsideLogins logins;

    @Inject
    OutsideSession session;

    @Inject
    ExternalContext external;

    private @Nullable String token;
    private @Nullable Application application;
    private Outcome.@Nullable Proof outcome;
    private @Nullable IdentifierProof proof;

    /** What came of a visit is told once. */
    @PostConstruct
    void open() {
        token = external.getRequestParameterMap().get("token");
        try {
            open(desk.byLink(token));
        } catch (RuleBroken invalid) {
            // the page itself says so
            application = null;
        }
    }

    private void open(Application shown) {
        application = shown;
        proof = proofs.valid(shown).orElse(null);
        outcome = session.outcome()
                .filter(Outcome.Proof.class::isInstance)
                .map(Outcome.Proof.class::cast)
                .filter(found -> shown.id().equals(found.application()))
                .orElse(null);
        if (outcome != null) {
            session.forget();
        }
    }

    /**
     * To the provider. The button posts, by script: so nobody is sent there by a link that somebody else made, and the content policy
     * lets no form lead to another site.
     */
    public void prove(String provider) throws IOException {
        URI question = logins.beginProof(providers.get(provider), token, session.browser());
        session.leaves(Objects.requireNonNull(application).id(), Objects.requireNonNull(token));
        external.redirect(question.toString());
    }

    /** Whether a proof would be of use, or there is one. */
    public boolean isShown() {
        return application != null && application.isOpen() && (proof != null || proofs.isWanted(application));
    }

    public @Nullable Application getApplication() {
        return application;
    }

    /** The proof that counts now, if there is one. */
    public @Nullable IdentifierProof getProof() {
        return proof;
    }

    public List<Provider> getProviders() {
        return provers.all();
    }

    /** In a word, what came of the last visit; null if nothing is to be told. */
    public @Nullable String getWord() {
        return outcome == null ? null : outcome.word();
    }

    /** What people call the provider that was visited. */
    public String getVisited() {
        return outcome == null ? "" : providers.nameOf(outcome.provider());
    }

    public @Nullable String getToken() {
        return token;
    }
}
