package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** Proofs, by an outside provider, that an applicant acts for the organisation that applies. Logging in stands below and brings them. */
@ApplicationScoped
@Transactional
public class IdentifierProofs {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AtOnceSettings settings;

    @Inject
    ApplicantDesk desk;

    @Inject
    Event<AuditableEvent> events;

    /** What became of something that a provider said. */
    public enum Verdict {
        KEPT,
        /** The application asks for no proof: it was decided, or never confirmed. */
        CLOSED,
        OTHER_NUMBER,
        /** Whoever was there acts for one branch (vestiging) only. */
        BRANCH
    }

    /** Whether a proof of this application would be of use. */
    public boolean isWanted(Application application) {
        return settings.isFor(application.kind())
                && application.isOpen()
                && !application.identity().identifiers().isEmpty();
    }

    /**
     * The application to which this link leads, if a proof of it would be of use.
     *
     * @throws RuleBroken {@code link.invalid}, or {@code proof.closed}
     */
    public Application wanted(@Nullable String token) {
        Application application = desk.byLink(token);
        if (!isWanted(application)) {
            throw new RuleBroken("proof.closed", application.organisationName());
        }
        return application;
    }

    /**
     * Keeps what a provider said, if it proves a number of the application.
     *
     * @param level assurance level of which the caller knows that it is enough
     */
    public Verdict keep(UUID id, VerifiedIdentifier.Verified said, String level) {
        Application application = em.find(Application.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (application == null) {
            throw new NotFound("application");
        }
        Verdict verdict = verdict(application, said);
        if (verdict == Verdict.KEPT) {
            em.persist(new IdentifierProof(application, said, level, clock.instant()));
        }
        Map<String, String> details = Map.of("provider", said.provider(), "verdict", verdict.name());
        events.fire(
                verdict == Verdict.KEPT
                        ? new OrganisationEvent("application.proven", Actor.ANONYMOUS, id, details)
                        : new OrganisationEvent("application.notProven", Actor.ANONYMOUS, id, details));
        return verdict;
    }

    private Verdict verdict(Application application, VerifiedIdentifier.Verified said) {
        if (!isWanted(application)) {
            return Verdict.CLOSED;
        }
        if (!application.identity().identifiers().matches(said.identifiers())) {
            return Verdict.OTHER_NUMBER;
        }
        return said.branch() == null ? Verdict.KEPT : Verdict.BRANCH;
    }

    /** The newest proof that counts, now or when it was decided; one of all numbers goes before one of some. */
    public Optional<IdentifierProof> valid(Application application) {
        Instant since = application.decidedAt().orElseGet(clock::instant).minus(settings.proofHolds());
        return em.createQuery(
                        "select p from IdentifierProof p where p.applicationId = :id order by p.provenAt desc",
                        IdentifierProof.class)
                .setParameter("id", application.id())
                .getResultStream()
                .filter(proof -> proof.holds(application, since))
                .min(Comparator.comparing(proof -> proof.unproven(application).isEmpty() ? 0 : 1));
    }
}
