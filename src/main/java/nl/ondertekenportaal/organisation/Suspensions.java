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
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
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

    /** Out at once. The reason is mailed to the organisation, and read by whoever of it comes to the portal. */
    public void suspend(Actor actor, OrganisationId id, @Nullable String reason) {
        actor.require(Role.NVVK_STAFF);
        Organisation organisation = find(actor, organisations.lock(id));
        organisation.suspend(reason, clock.instant());
        tell(
                organisation,
                "organisation.suspended",
                organisation.suspensionReason().orElseThrow());
        events.fire(new OrganisationEvent("organisation.suspended", actor, id.value(), Map.of()));
    }

    /** The organisation takes part again, as before. */
    public void resume(Actor actor, OrganisationId id) {
        actor.require(Role.NVVK_STAFF);
        Organisation organisation = find(actor, organisations.lock(id));
        organisation.resume();
        tell(organisation, "organisation.resumed", "");
        events.fire(new OrganisationEvent("organisation.resumed", actor, id.value(), Map.of()));
    }

    private void tell(Organisation organisation, String text, String reason) {
        outbox.mail(organisation.profile().contacts().policy(), MailText.of(text, organisation.name(), reason));
    }
}
