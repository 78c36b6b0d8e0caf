package nl.ondertekenportaal.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.StartOrder;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.outbound.MailedLinks;
import org.jspecify.annotations.Nullable;

/**
 * How the first person of NVVK gets in, who lets in all others. Only the operator sees the start of the portal, so a link that is
 * printed there proves who somebody is; it is not mailed, as there is nobody yet to mail it to.
 */
@ApplicationScoped
@Transactional
public class FirstAdministrator {

    private static final Logger LOG = System.getLogger(FirstAdministrator.class.getName());
    private static final String FIRST = "nvvk.first";

    /** What the link is about: no person yet. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final Duration VALID = Duration.ofHours(24);

    @Inject
    Mode mode;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Credentials credentials;

    @Inject
    Recovery recovery;

    @Inject
    MailedLinks links;

    @Inject
    Transactions transactions;

    @Inject
    Event<AuditableEvent> events;

    /** At every start until somebody used it; in a demonstration there are demo people. */
    public void announce(
            @Observes @Priority(StartOrder.FIRST_PERSON) @Initialized(ApplicationScoped.class) @Nullable Object start) {
        if (!mode.isDemo()) {
            link().ifPresent(link -> LOG.log(
                    Level.WARNING,
                    "NVVK has nobody yet who can log in. The first one opens this link within 24 hours; it works once, and a later "
                            + "start makes it void: " + link));
        }
    }

    /** A new link; the ones before work no longer. Empty if somebody of NVVK can log in. */
    public Optional<URI> link() {
        if (people.hasNvvkStaff()) {
            return Optional.empty();
        }
        links.revoke(FIRST, NOBODY);
        return Optional.of(links.issue(FIRST, NOBODY, VALID, "/identity/first"));
    }

    /** @throws RuleBroken {@code link.invalid}, {@code first.done} if somebody of NVVK can log in by now */
    public void check(@Nullable String token) {
        links.subject(FIRST, token);
        if (people.hasNvvkStaff()) {
            throw new RuleBroken("first.done");
        }
    }

    /**
     * The first person of NVVK can log in from now on, and so there is NVVK.
     *
     * @return recovery codes, which are shown once and kept nowhere
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<String> begin(
            @Nullable String token,
            Applicant somebody,
            @Nullable String password,
            TotpSecret secret,
            @Nullable String code) {
        long step = credentials.stepOf(secret, code);
        // outside a transaction: hashing takes long on purpose
        String hash =
                Password.hashOfNew(password, somebody.name(), somebody.email().value());
        List<String> codes = Recovery.newCodes();
        transactions.run(() -> {
            check(token);
            links.use(FIRST, token);
            if (people.byEmail(somebody.email()).isPresent()) {
                throw new RuleBroken("people.elsewhere", somebody.email().value());
            }
            OrganisationId nvvk = organisations.nvvk(somebody.email());
            Person person = people.add(somebody, nvvk, Role.NVVK_STAFF);
            recovery.give(person.id(), codes);
            credentials.createWith(person.id(), hash, secret, step);
            events.fire(new IdentityEvent(
                    "first.begun", Actor.of(person.id()), person.id().value()));
        });
        return codes;
    }
}
