package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * The admitted organisations as NVVK sees them, and their suspension: the people of a suspended organisation are out at their next
 * request, it signs and offers nothing, and the matrix shows none of its rows.
 */
@ApplicationScoped
@Transactional
public class Suspensions {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    /**
     * Admitted organisations by name.
     *
     * @param name part of the name; empty for all
     * @param kind null for all
     * @param after the last one of the page before; null for the first page
     */
    public List<Organisation> admitted(
            Actor actor,
            String name,
            @Nullable OrganisationKind kind,
            boolean suspendedOnly,
            @Nullable OrganisationId after,
            int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        String where = "o.kind <> :nvvk and locate(:name, lower(o.name)) > 0"
                + (kind == null ? "" : " and o.kind = :kind")
                + (suspendedOnly ? " and o.suspendedAt is not null" : "")
                + (after == null ? "" : " and (o.name > :lastName or o.name = :lastName and o.id > :last)");
        TypedQuery<Organisation> query = em.createQuery(
                        "select o from Organisation o where " + where + " order by o.name, o.id", Organisation.class)
                .setParameter("nvvk", OrganisationKind.NVVK)
                .setParameter("name", name.strip().toLowerCase(Locale.ROOT))
                .setMaxResults(limit);
        if (kind != null) {
            query.setParameter("kind", kind);
        }
        if (after != null) {
            query.setParameter("lastName", organisations.get(after).name()).setParameter("last", after.value());
        }
        return query.getResultList();
    }

    /** @throws NotFound if there is none, or it is NVVK itself */
    public Organisation find(Actor actor, OrganisationId id) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        Organisation organisation = organisations.get(id);
        if (organisation.kind() == OrganisationKind.NVVK) {
            throw new NotFound("organisation");
        }
        return organisation;
    }

    /**
     * Out at once. The reason is mailed to the organisation, and read by whoever of it comes to the portal.
     *
     * @param kind suspended, or withdrawn for good
     */
    public void block(
            Actor actor,
            OrganisationId id,
            AdmissionMeasure.Kind kind,
            AdmissionMeasure.@Nullable Ground ground,
            @Nullable String reason) {
        actor.require(Role.NVVK_STAFF);
        if (!kind.isBlocking()) {
            throw new IllegalArgumentException(kind + " blocks nobody");
        }
        people.refuseUnconfirmed(actor);
        Organisation organisation = find(actor, organisations.lock(id));
        if (kind == AdmissionMeasure.Kind.WITHDRAWN && organisation.isSuspended() && !isWithdrawn(actor, id)) {
            // what was suspended first is withdrawn now
            organisation.resume();
        }
        put(actor, organisation, kind, ground, reason);
    }

    /** Out for this reason too, whether or not it was out before: a withdrawal stays one, and a proposal to lift it ends. */
    public void blockAlso(Actor actor, OrganisationId id, AdmissionMeasure.Ground ground, @Nullable String reason) {
        Organisation organisation = lockedFor(actor, id);
        boolean withdrawn = isWithdrawn(actor, id);
        if (organisation.isSuspended()) {
            organisation.resume();
        }
        AdmissionMeasure.Kind kind = withdrawn ? AdmissionMeasure.Kind.WITHDRAWN : AdmissionMeasure.Kind.SUSPENDED;
        put(actor, organisation, kind, ground, reason);
    }

    private void put(
            Actor actor,
            Organisation organisation,
            AdmissionMeasure.Kind kind,
            AdmissionMeasure.@Nullable Ground ground,
            @Nullable String reason) {
        OrganisationId id = organisation.id();
        organisation.suspend(reason, clock.instant());
        record(actor, id, kind, ground, reason);
        tell(
                organisation,
                kind == AdmissionMeasure.Kind.WITHDRAWN ? "organisation.withdrawn" : "organisation.suspended",
                organisation.suspensionReason().orElseThrow());
        events.fire(new OrganisationEvent("organisation.suspended", actor, id.value(), Map.of("measure", kind.name())));
    }

    /**
     * The first of two who together lift it.
     *
     * @throws RuleBroken {@code organisation.reasonRequired}, {@code organisation.notSuspended}, {@code organisation.liftProposed}
     */
    public void proposeLift(Actor actor, OrganisationId id, @Nullable String reason) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        Organisation organisation = find(actor, organisations.lock(id));
        if (!organisation.isSuspended()) {
            throw new RuleBroken("organisation.notSuspended", organisation.name());
        }
        if (openProposal(actor, id).isPresent()) {
            throw new RuleBroken("organisation.liftProposed");
        }
        record(actor, id, AdmissionMeasure.Kind.LIFT_PROPOSED, null, reason);
        events.fire(new OrganisationEvent("organisation.liftProposed", actor, id.value()));
    }

    /**
     * Somebody else than who proposed it agrees: the organisation takes part again, as before.
     *
     * @throws RuleBroken {@code organisation.noProposal}, {@code organisation.proposedBySelf}
     */
    public void lift(Actor actor, OrganisationId id) {
        Organisation organisation = lockedFor(actor, id);
        AdmissionMeasure proposal = proposal(actor, id);
        if (proposal.recordedBy().equals(actor.ownPerson())) {
            throw new RuleBroken("organisation.proposedBySelf");
        }
        organisation.resume();
        record(actor, id, AdmissionMeasure.Kind.LIFTED, null, proposal.reason());
        tell(organisation, "organisation.resumed", "");
        events.fire(new OrganisationEvent("organisation.resumed", actor, id.value(), Map.of()));
    }

    /** It stays as it is; also who proposed it may think again. */
    public void rejectLift(Actor actor, OrganisationId id) {
        lockedFor(actor, id);
        record(
                actor,
                id,
                AdmissionMeasure.Kind.LIFT_REJECTED,
                null,
                proposal(actor, id).reason());
        events.fire(new OrganisationEvent("organisation.liftRejected", actor, id.value()));
    }

    private Organisation lockedFor(Actor actor, OrganisationId id) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        return find(actor, organisations.lock(id));
    }

    private AdmissionMeasure proposal(Actor actor, OrganisationId id) {
        return openProposal(actor, id).orElseThrow(() -> new RuleBroken("organisation.noProposal"));
    }

    /** Whether what blocks it now is a withdrawal. */
    public boolean isWithdrawn(Actor actor, OrganisationId id) {
        return history(actor, id).stream()
                .filter(measure -> measure.kind().isBlocking() || measure.kind() == AdmissionMeasure.Kind.LIFTED)
                .findFirst()
                .filter(last -> last.kind() == AdmissionMeasure.Kind.WITHDRAWN)
                .isPresent();
    }

    /** What waits for a second member of staff. */
    public Optional<AdmissionMeasure> openProposal(Actor actor, OrganisationId id) {
        return history(actor, id).stream()
                .findFirst()
                .filter(last -> last.kind() == AdmissionMeasure.Kind.LIFT_PROPOSED);
    }

    /** Everything that was done about an admission, the newest first. */
    public List<AdmissionMeasure> history(Actor actor, OrganisationId id) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        em.flush();
        return em.createQuery(
                        "select m from AdmissionMeasure m where m.organisationId = :id order by m.recordedAt desc",
                        AdmissionMeasure.class)
                .setParameter("id", id.value())
                .getResultList();
    }

    private void record(
            Actor actor,
            OrganisationId id,
            AdmissionMeasure.Kind kind,
            AdmissionMeasure.@Nullable Ground ground,
            @Nullable String reason) {
        em.persist(new AdmissionMeasure(id, kind, ground, reason, actor.ownPerson(), clock.instant()));
    }

    private void tell(Organisation organisation, String text, String reason) {
        outbox.mail(organisation.profile().contacts().policy(), MailText.of(text, organisation.name(), reason));
    }
}
