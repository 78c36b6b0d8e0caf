package nl.ondertekenportaal.identity.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.identity.FreshFactor;
import nl.ondertekenportaal.organisation.IdentifierProofs;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/**
 * Logging in through a provider, linking an account there, and proving a number. Calls to the provider happen outside a transaction: a slow one holds no
 * connection and no lock.
 */
@ApplicationScoped
public class OutsideLogins {

    private static final Logger LOG = System.getLogger(OutsideLogins.class.getName());

    @Inject
    Mode mode;

    @Inject
    Clock clock;

    @Inject
    PublicAddress address;

    @Inject
    ProviderAttempts attempts;

    @Inject
    ProviderAccounts accounts;

    @Inject
    ProviderProofs proofs;

    @Inject
    IdentifierProofs applications;

    @Inject
    FreshFactor factor;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    private final Map<String, ProviderConnection> connections = new ConcurrentHashMap<>();

    /**
     * Where the browser goes to log in.
     *
     * @param browser secret of the browser session
     * @param from where the person wants to go afterwards
     * @throws LoginRefused {@code UNREACHABLE}
     */
    public URI begin(Provider provider, String browser, @Nullable String from) {
        return question(provider, browser, VisitPurpose.loggingIn(from));
    }

    /** What a fresh factor is asked for: linking an account elsewhere to the own one. */
    public static Intent linking(Actor actor) {
        return Intent.to("provider.link", actor.ownPerson());
    }

    /**
     * Where the browser goes to link an account; the person logs in there anew, so that it is not somebody else's.
     *
     * @param code fresh second factor: with another account linked, its owner could log in as this person
     * @throws RuleBroken {@code provider.unreachable}, {@code provider.noIdentifier} if the person's own organisation has no number to compare with
     */
    public URI beginLinking(Actor actor, Provider provider, @Nullable String code, String browser) {
        people.refuseUnconfirmed(actor);
        if (organisations.get(actor.capacity().home()).identifiers().isEmpty()) {
            throw new RuleBroken("provider.noIdentifier");
        }
        try {
            connection(provider).published();
            factor.require(actor, linking(actor), code);
            return question(provider, browser, VisitPurpose.linking(actor.ownPerson()));
        } catch (LoginRefused refused) {
            note(provider, refused);
            throw new RuleBroken("provider.unreachable", provider.name());
        }
    }

    /**
     * Where the browser goes to prove a number of an application; the person logs in there anew, so that it is meant.
     *
     * @param token link to the application
     * @throws RuleBroken {@code link.invalid}, {@code proof.closed}, {@code proof.unreachable}
     * @throws NotFound if this provider proves nothing
     */
    public URI beginProof(Provider provider, @Nullable String token, String browser) {
        UUID application = applications.wanted(token).id();
        if (!proofs.all().contains(provider)) {
            throw new NotFound("provider");
        }
        try {
            return question(provider, browser, VisitPurpose.proving(application));
        } catch (LoginRefused refused) {
            note(provider, refused);
            throw new RuleBroken("proof.unreachable", provider.name());
        }
    }

    private URI question(Provider provider, String browser, VisitPurpose purpose) {
        // before anything is stored
        connection(provider).published();
        ProviderAttempt.Secrets secrets = attempts.begin(provider.id(), browser, purpose);
        return flow(provider).question(secrets, purpose.isFresh());
    }

    /**
     * What comes of the answer of a provider.
     *
     * @param actor who is logged in
     * @param answer the parameters with which the browser came back to the address of this provider
     */
    public Outcome finish(Actor actor, Provider provider, Map<String, List<String>> answer, String browser) {
        try {
            ProviderAttempt attempt = attempt(provider, answer, browser);
            UUID application = attempt.purpose().application();
            return application == null
                    ? login(actor, provider, said(provider, answer, attempt), attempt.purpose())
                    : proof(provider, answer, attempt, application);
        } catch (LoginRefused refused) {
            return failed(provider, refused);
        }
    }

    private Said said(Provider provider, Map<String, List<String>> answer, ProviderAttempt attempt) {
        ProviderAttempt.Secrets secrets =
                attempt.secrets(single(answer, "state").orElseThrow());
        boolean fresh = attempt.purpose().isFresh();
        return Said.of(provider, flow(provider).redeem(answer, secrets, fresh, clock.instant()), clock.instant());
    }

    private Outcome login(Actor actor, Provider provider, Said said, VisitPurpose purpose) {
        if (!provider.levels().isEnough(said.verified().level())) {
            return new Outcome.Failed(provider.id(), LoginTrouble.LEVEL, said.verified());
        }
        return purpose.linking() == null
                ? accounts.enter(provider, said, purpose.returnPath())
                : accounts.link(actor, said, purpose.linking());
    }

    private Outcome proof(
            Provider provider, Map<String, List<String>> answer, ProviderAttempt attempt, UUID application) {
        try {
            return proofs.take(provider, said(provider, answer, attempt), application);
        } catch (LoginRefused refused) {
            note(provider, refused);
            return ProviderProofs.failed(provider, application, refused.trouble());
        }
    }

    private ProviderAttempt attempt(Provider provider, Map<String, List<String>> answer, String browser) {
        boolean repeated = answer.values().stream().anyMatch(values -> values.size() != 1);
        return single(answer, "state")
                .filter(state -> !repeated)
                .flatMap(state -> attempts.take(state, provider.id(), browser))
                .orElseThrow(() -> new LoginRefused(LoginTrouble.NOT_ASKED, "no such attempt of this browser"));
    }

    /** @return what the next page tells the visitor */
    public Outcome failed(Provider provider, LoginRefused refused) {
        note(provider, refused);
        return new Outcome.Failed(provider.id(), refused.trouble(), null);
    }

    private static void note(Provider provider, LoginRefused refused) {
        LOG.log(
                refused.trouble() == LoginTrouble.CANCELLED ? Level.DEBUG : Level.WARNING,
                "logging in through " + provider.id() + ": " + refused.trouble() + ", " + refused.getMessage());
    }

    private static Optional<String> single(Map<String, List<String>> answer, String name) {
        return Optional.ofNullable(answer.get(name))
                .filter(values -> values.size() == 1)
                .map(List::getFirst);
    }

    private AuthorisationFlow flow(Provider provider) {
        return new AuthorisationFlow(connection(provider), address.of(provider.callbackPath()));
    }

    private ProviderConnection connection(Provider provider) {
        return connections.computeIfAbsent(provider.id(), id -> new ProviderConnection(provider, mode.isDemo(), clock));
    }
}
