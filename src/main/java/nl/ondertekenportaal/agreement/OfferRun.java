package nl.ondertekenportaal.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.covenant.ModelAgreements;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.SigningRules;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What working off an {@link OfferBatch} reads and writes, each in a transaction of its own. Public methods in a class that
 * nobody else sees: the container opens a transaction for public methods only.
 */
@ApplicationScoped
@Transactional
class OfferRun {

    @PersistenceContext
    EntityManager em;

    @Inject
    @LegalTime
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    @ConfigProperty(name = "app.offer.months", defaultValue = "3")
    int monthsToSign;

    @Inject
    Organisations organisations;

    @Inject
    Agency agency;

    @Inject
    SigningRules rules;

    @Inject
    ModelAgreements models;

    @Inject
    OfferCheck check;

    @Inject
    Event<AuditableEvent> events;

    /** The counterparties whose turn is still to come, in order. */
    public List<OrganisationId> waiting(UUID batch) {
        return em.createQuery("""
                        select i.counterparty.id from OfferItem i
                        where i.batch.id = :batch and i.agreement is null and i.reason is null
                        order by i.position""", UUID.class)
                .setParameter("batch", batch)
                .getResultStream()
                .map(OrganisationId::new)
                .toList();
    }

    /**
     * Offers to these, or leaves them out with a reason; who was dealt with before is passed over. Who offers must have the
     * right to at this moment, whatever held when the list was made.
     */
    public void offer(UUID id, List<OrganisationId> counterparties) {
        OfferBatch batch = locked(id);
        Map<OrganisationId, OfferItem> items = waiting(id, counterparties);
        Actor actor = agency.actor(batch.person(), batch.capacity());
        Optional<RuleBroken> refusal = refusal(actor, batch.terms());
        if (items.isEmpty() || refusal.isPresent()) {
            items.values().forEach(item -> item.leftOut(refusal.orElseThrow()));
            return;
        }
        Organisation own = organisations.get(batch.organisation());
        lockMunicipalities(own, items.keySet());
        List<AgreementEvent> offered = new ArrayList<>();
        for (OfferLine line : check.lines(actor, own, items.keySet())) {
            OfferItem item =
                    Objects.requireNonNull(items.get(line.counterparty().id()));
            line.blockedBy()
                    .ifPresentOrElse(item::leftOut, () -> offered.add(offer(actor, own, line, item, batch.terms())));
        }
        // last, since each is appended to the log, which others wait for
        offered.forEach(events::fire);
    }

    /** Ends the batch if nobody waits any more. */
    public void finish(UUID id) {
        OfferBatch batch = locked(id);
        if (!batch.isFinished() && waiting(id).isEmpty()) {
            long offered = em.createQuery(
                            "select count(i) from OfferItem i where i.batch.id = :batch and i.agreement is not null",
                            Long.class)
                    .setParameter("batch", id)
                    .getSingleResult();
            events.fire(batch.finish(offered, clock.instant()));
        }
    }

    private AgreementEvent offer(Actor actor, Organisation own, OfferLine line, OfferItem item, Terms terms) {
        Instant now = clock.instant();
        LocalDate today = calendar.dayOf(now);
        var agreement = new Agreement(
                Side.MUNICIPALITY.of(own, line.counterparty()),
                Side.PARTNER.of(own, line.counterparty()),
                own.id(),
                terms,
                line.platformBySector(),
                models.effectiveOn(today).version(),
                now);
        for (Side side : Side.values()) {
            Set<String> sectors = line.platformBySector().keySet();
            agreement.needSignatures(side, rules.signaturesFor(agreement.party(side), sectors, today));
        }
        AgreementEvent offered = agreement.offer(actor, now, today.plusMonths(monthsToSign));
        em.persist(agreement);
        item.offered(agreement);
        return offered;
    }

    private Optional<RuleBroken> refusal(Actor actor, Terms terms) {
        if (!actor.has(Role.ADMINISTRATOR, Role.EDITOR)) {
            return Optional.of(new RuleBroken("offer.authorityEnded"));
        }
        Organisation own = organisations.get(actor.ownOrganisation());
        if (own.isEndedOn(calendar.today())) {
            return Optional.of(new RuleBroken("offer.ownEnded"));
        }
        boolean past = terms.firstDay() != null && terms.firstDay().isBefore(calendar.today());
        return past ? Optional.of(new RuleBroken("offer.firstDayPast")) : Optional.empty();
    }

    /**
     * Two offers for the same pair at once: the second waits here and then finds the first. Always in the same order, so
     * that no two wait for each other.
     */
    private void lockMunicipalities(Organisation own, Iterable<OrganisationId> counterparties) {
        Iterable<OrganisationId> municipalities =
                own.kind() == OrganisationKind.MUNICIPALITY ? List.of(own.id()) : counterparties;
        List<String> ids = new ArrayList<>();
        municipalities.forEach(id -> ids.add(id.toString()));
        // not the stronger lock of JPA: that one waits for every transaction that writes a row which refers to the
        // municipality
        em.createNativeQuery("select id from organisation where id = any (cast(?1 as uuid[])) order by id"
                        + " for no key update")
                .setParameter(1, "{" + String.join(",", ids) + "}")
                .getResultList();
    }

    /** With what the check reads of each counterparty, in the same few queries for all. */
    private Map<OrganisationId, OfferItem> waiting(UUID batch, List<OrganisationId> counterparties) {
        return em.createQuery("""
                        select i from OfferItem i join fetch i.counterparty
                        where i.batch.id = :batch and i.counterparty.id in :counterparties
                          and i.agreement is null and i.reason is null""", OfferItem.class)
                .setParameter("batch", batch)
                .setParameter(
                        "counterparties",
                        counterparties.stream().map(OrganisationId::value).toList())
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "i.counterparty.sectors")
                .setHint("eclipselink.batch", "i.counterparty.supportedPlatforms")
                .setHint("eclipselink.batch", "i.counterparty.platformBySector")
                .getResultStream()
                .collect(Collectors.toMap(item -> item.counterparty().id(), Function.identity()));
    }

    /** Locked, so that two runs of one batch take turns. */
    private OfferBatch locked(UUID id) {
        OfferBatch batch = em.find(OfferBatch.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (batch == null) {
            throw new NotFound("offer batch");
        }
        return batch;
    }
}
