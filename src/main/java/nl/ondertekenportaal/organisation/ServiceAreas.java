package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;

/** The service areas of signal partners. */
@ApplicationScoped
@Transactional
public class ServiceAreas {

    @PersistenceContext
    EntityManager em;

    @Inject
    Organisations organisations;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    Event<AuditableEvent> events;

    /** That of the actor's organisation; the whole country if nothing was stated. */
    public ServiceArea own(Actor actor) {
        ServiceArea stated = em.find(ServiceArea.class, actor.ownOrganisation().value());
        return stated == null ? new ServiceArea(actor.ownOrganisation()) : stated;
    }

    /** The partner has customers in the whole country, or only in the municipalities on its list. */
    public void extend(Actor actor, boolean toTheWholeCountry) {
        events.fire(changeable(actor).extend(actor, toTheWholeCountry));
    }

    /** @throws RuleBroken {@code municipality.unknown} if one of them does not exist, {@code serviceArea.nobody} without any */
    public void serve(Actor actor, Collection<String> cbsCodes, ServicePeriod period) {
        ServiceArea area = changeable(actor);
        refuseUnknown(cbsCodes);
        events.fire(area.serve(actor, cbsCodes, period));
    }

    /** @throws RuleBroken {@code serviceArea.nobody} without any */
    public void leave(Actor actor, Collection<String> cbsCodes) {
        ServiceArea area = changeable(actor);
        refuseNone(cbsCodes);
        events.fire(area.leave(actor, cbsCodes));
    }

    /**
     * The counterparties that the service areas leave out on this day: for a municipality the partners that have no customers
     * there, for a partner the municipalities in which it has none.
     */
    public Set<OrganisationId> outside(Actor actor, LocalDate day) {
        Organisation own = organisations.get(actor.ownOrganisation());
        Set<UUID> outside = own.cbsCode().isPresent()
                ? partnersWithoutCustomersIn(own.cbsCode().get(), day)
                : municipalitiesNotServed(own(actor), day);
        return outside.stream().map(OrganisationId::new).collect(Collectors.toSet());
    }

    private Set<UUID> partnersWithoutCustomersIn(String cbsCode, LocalDate day) {
        Set<UUID> partners = new HashSet<>(
                em.createQuery("select s.organisationId from ServiceArea s where s.nationwide = false", UUID.class)
                        .getResultList());
        em.createQuery("""
                        select s.organisationId from ServiceArea s join s.served m
                        where key(m) = :code and m.firstDay <= :day and (m.lastDay is null or m.lastDay >= :day)""", UUID.class)
                .setParameter("code", cbsCode)
                .setParameter("day", day)
                .getResultStream()
                .forEach(partners::remove);
        return partners;
    }

    private Set<UUID> municipalitiesNotServed(ServiceArea area, LocalDate day) {
        return em.createQuery("select o from Organisation o where o.identity.cbsCode is not null", Organisation.class)
                .getResultStream()
                .filter(municipality -> !area.covers(municipality.cbsCode().orElseThrow(), day))
                .map(municipality -> municipality.id().value())
                .collect(Collectors.toSet());
    }

    /** Made when it is stated first, by one of two who do so at once. */
    private ServiceArea changeable(Actor actor) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR);
        Organisation own = organisations.get(actor.ownOrganisation());
        if (own.kind() != OrganisationKind.SIGNAL_PARTNER) {
            throw new RuleBroken("serviceArea.partnersOnly");
        }
        em.createNativeQuery("insert into service_area (organisation_id, nationwide, version)"
                        + " values (cast(?1 as uuid), true, 1) on conflict do nothing")
                .setParameter(1, own.id().toString())
                .executeUpdate();
        return Objects.requireNonNull(em.find(ServiceArea.class, own.id().value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private void refuseUnknown(Collection<String> cbsCodes) {
        refuseNone(cbsCodes);
        Set<String> unknown = new HashSet<>(cbsCodes);
        registers.municipalitiesOn(calendar.today()).forEach(known -> unknown.remove(known.getCbsCode()));
        if (!unknown.isEmpty()) {
            throw new RuleBroken("municipality.unknown", unknown.iterator().next());
        }
    }

    private static void refuseNone(Collection<String> cbsCodes) {
        if (cbsCodes.isEmpty()) {
            throw new RuleBroken("serviceArea.nobody");
        }
    }
}
