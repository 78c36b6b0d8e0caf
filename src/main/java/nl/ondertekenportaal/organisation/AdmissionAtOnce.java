package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;

/**
 * Admission without anybody who decides: where the operator allows it, every check is green, every number is proven, its umbrella has
 * confirmed it, and NVVK did nothing about the application yet. NVVK reviews it afterwards. What led to it is committed before: the rows of an admission are locked
 * in the same order as when a person admits, so before the log.
 */
@ApplicationScoped
@Transactional
public class AdmissionAtOnce {

    @PersistenceContext
    EntityManager em;

    @Inject
    Applications applications;

    @Inject
    ApplicantDesk desk;

    @Inject
    AdmissionChecks checks;

    @Inject
    AtOnceSettings settings;

    @Inject
    IdentifierProofs proofs;

    @Inject
    Organisations organisations;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    /** The applications that wait and of which a number was proven at some time: only these can be admitted at once. */
    public List<UUID> candidates() {
        return settings.isOn()
                ? em.createQuery(
                                "select distinct a.id from Application a, IdentifierProof p"
                                        + " where p.applicationId = a.id and a.state = :waiting",
                                UUID.class)
                        .setParameter("waiting", Application.State.WAITING)
                        .getResultList()
                : List.of();
    }

    /**
     * Looks once more whether it can be admitted at once, and does so. Safe to do twice, or twice at once.
     *
     * @return whether it was admitted now
     */
    public boolean reconsider(UUID id) {
        Application application = applications.locked(id);
        Optional<IdentifierProof> proof = proofs.valid(application);
        if (proof.isEmpty() || !isUntouched(application) || !isGreen(application)) {
            return false;
        }
        applications.admitAtOnce(application);
        organisations
                .ofNvvk()
                .ifPresent(nvvk -> outbox.mail(
                        nvvk.profile().contacts().policy(),
                        MailText.of("application.atOnce", application.organisationName())));
        events.fire(new OrganisationEvent(
                "application.admittedAtOnce",
                Actor.ANONYMOUS,
                id,
                Map.of(
                        "proof", proof.get().id().toString(),
                        "provider", proof.get().provider(),
                        "level", proof.get().level())));
        return true;
    }

    /** Once somebody of NVVK asked or proposed something, people decide. */
    private boolean isUntouched(Application application) {
        return settings.isFor(application.kind())
                && application.state() == Application.State.WAITING
                && application.proposedBy().isEmpty()
                && desk.questions(application).isEmpty();
    }

    private boolean isGreen(Application application) {
        return AdmissionChecks.worst(checks.of(application)) == AdmissionCheck.Light.GREEN;
    }
}
