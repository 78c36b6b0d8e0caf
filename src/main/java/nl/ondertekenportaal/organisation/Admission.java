package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** The decision of NVVK on applications: after automatic checks, by one or by two, for one or for several; and afterwards, where nobody decided. */
@ApplicationScoped
@Transactional
public class Admission {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Applications applications;

    @Inject
    People people;

    @Inject
    ApplicantDesk desk;

    @Inject
    AdmissionChecks checks;

    @Inject
    EvidenceFiles evidence;

    @Inject
    Suspensions suspensions;

    @Inject
    Event<AuditableEvent> events;

    @Inject
    AtOnceSettings settings;

    /** What became of an admission. */
    public enum Outcome {
        ADMITTED,
        /** A second member of staff still must. */
        PROPOSED
    }

    /** What the portal itself sees of an application. */
    public List<AdmissionCheck> checks(Actor actor, UUID id) {
        return checks.of(applications.find(actor, id));
    }

    public List<ApplicationQuestion> questions(Actor actor, UUID id) {
        return desk.questions(applications.find(actor, id));
    }

    public List<EvidenceFile> evidence(Actor actor, UUID id) {
        return evidence.of(applications.find(actor, id));
    }

    /**
     * The first of two proposes where two must agree; otherwise the organisation takes part from now on.
     *
     * @throws RuleBroken {@code application.red} if a check stands on red: then something must be mended first
     */
    public Outcome admit(Actor actor, UUID id) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        Application application = applications.locked(id);
        if (AdmissionChecks.worst(checks.of(application)) == AdmissionCheck.Light.RED) {
            throw new RuleBroken("application.red", application.organisationName());
        }
        if (settings.isFourEyes() && application.proposedBy().isEmpty()) {
            application.propose(actor.ownPerson(), clock.instant());
            tell("application.proposed", actor, id);
            return Outcome.PROPOSED;
        }
        applications.admit(actor, id, settings.isFourEyes());
        return Outcome.ADMITTED;
    }

    /**
     * Asks the applicant for more; the answer comes on the page that tells how things stand.
     *
     * @throws RuleBroken {@code question.required}
     */
    public void ask(Actor actor, UUID id, @Nullable String question) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        Application application = applications.locked(id);
        em.persist(application.ask(actor.ownPerson(), question, clock.instant()));
        em.flush();
        desk.mail(application, "application.asked");
        tell("application.asked", actor, id);
    }

    /**
     * Says, once, whether an organisation that was admitted at once should have been. If not, it is suspended.
     *
     * @param reason read by the organisation if it was wrong, also if it was suspended already
     * @throws RuleBroken {@code review.reasonRequired}; {@code review.notAtOnce}, {@code review.done}
     */
    public void review(Actor actor, UUID id, AdmissionReview.Verdict verdict, @Nullable String reason) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        Application application = applications.locked(id);
        OrganisationId organisation =
                application.admittedAtOnce().orElseThrow(() -> new RuleBroken("review.notAtOnce"));
        if (find(id).isPresent()) {
            throw new RuleBroken("review.done", application.organisationName());
        }
        em.persist(new AdmissionReview(id, verdict, reason, actor.ownPerson(), clock.instant()));
        if (verdict == AdmissionReview.Verdict.WRONG) {
            suspensions.blockAlso(actor, organisation, AdmissionMeasure.Ground.OTHER, reason);
        }
        events.fire(new OrganisationEvent("application.reviewed", actor, id, Map.of("verdict", verdict.name())));
    }

    /** What NVVK found afterwards; empty if nobody looked yet, or somebody decided before. */
    public Optional<AdmissionReview> review(Actor actor, UUID id) {
        return find(applications.find(actor, id).id());
    }

    private Optional<AdmissionReview> find(UUID id) {
        return Optional.ofNullable(em.find(AdmissionReview.class, id));
    }

    private void tell(String type, Actor actor, UUID application) {
        events.fire(new OrganisationEvent(type, actor, application, Map.of()));
    }
}
