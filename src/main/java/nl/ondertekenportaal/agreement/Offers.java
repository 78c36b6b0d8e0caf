package nl.ondertekenportaal.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import org.jspecify.annotations.Nullable;

/**
 * Offering the model agreement to any number of counterparties: the list is stored at once and worked off in the background
 * by {@link Offering}.
 */
@ApplicationScoped
@Transactional
public class Offers {

    @PersistenceContext
    EntityManager em;

    @Inject
    @LegalTime
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Organisations organisations;

    @Inject
    OfferCheck check;

    @Inject
    Event<AuditableEvent> events;

    /** What offers to these would be, the impossible ones explained. Changes nothing. */
    public List<OfferLine> check(Actor actor, Collection<OrganisationId> counterparties) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR);
        return check.lines(actor, organisations.get(actor.ownOrganisation()), counterparties);
    }

    /**
     * Offers the agreement to each of these to whom it is possible when its turn comes, in the background.
     *
     * @throws RuleBroken {@code terms.past} if the agreed first day is over, {@code offer.nobody} if nobody was chosen
     * @throws NotFound if one of them is no organisation
     */
    public OfferBatch offer(Actor actor, Collection<OrganisationId> counterparties, Terms terms) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR);
        terms.refuseUnlikely(calendar.today());
        List<Organisation> chosen = organisations.all(counterparties).stream()
                .sorted(Comparator.comparing(Organisation::name).thenComparing(o -> o.id().toString()))
                .toList();
        if (chosen.isEmpty()) {
            throw new RuleBroken("offer.nobody");
        }
        var batch = new OfferBatch(actor, chosen, terms, clock.instant());
        em.persist(batch);
        events.fire(batch.asked(actor));
        return batch;
    }

    /**
     * Offers once more, on the same terms, to those who were left out for a reason that may have been taken away.
     *
     * @return a batch of its own; the earlier one stays as it is
     * @throws RuleBroken {@code offer.nothingAgain} if there are none
     */
    public OfferBatch again(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR);
        List<OrganisationId> worthIt = items(actor, id).stream()
                .filter(OfferItem::isWorthAnotherTry)
                .map(item -> item.counterparty().id())
                .toList();
        if (worthIt.isEmpty()) {
            throw new RuleBroken("offer.nothingAgain");
        }
        return offer(actor, worthIt, get(actor, id).terms());
    }

    /** @throws NotFound if there is none, or it is of another organisation */
    public OfferBatch get(Actor actor, UUID id) {
        OfferBatch batch = em.find(OfferBatch.class, id);
        if (batch == null || !batch.organisation().equals(actor.organisation())) {
            throw new NotFound("offer batch");
        }
        return batch;
    }

    /** How far it is; counted by the database, so that a page may ask again and again for hundreds of counterparties. */
    public OfferProgress progress(Actor actor, UUID id) {
        OfferBatch batch = get(actor, id);
        Object[] counts =
                em.createQuery("""
                        select count(i), sum(case when i.agreement is null then 0 else 1 end), count(i.reason)
                        from OfferItem i where i.batch.id = :id""", Object[].class).setParameter("id", id).getSingleResult();
        List<AgreementId> preparing = em.createQuery("""
                        select i.agreement.id from OfferItem i
                        where i.batch.id = :id and i.agreement.stage = :preparing""", UUID.class)
                .setParameter("id", id)
                .setParameter("preparing", Stage.PREPARING)
                .getResultStream()
                .map(AgreementId::new)
                .toList();
        return new OfferProgress(
                (Long) counts[0], ((Number) counts[1]).longValue(), (Long) counts[2], preparing, batch.isFinished());
    }

    /** What came of each counterparty of a batch of the actor's organisation, by name. */
    public List<OfferItem> items(Actor actor, UUID id) {
        get(actor, id);
        readAgreements(id);
        return em.createQuery("""
                        select i from OfferItem i join fetch i.counterparty left join fetch i.agreement
                        where i.batch.id = :batch order by i.position""", OfferItem.class).setParameter("batch", id).getResultList();
    }

    /** First, since their sectors are read with one query for all only when the agreements are what is asked for. */
    private void readAgreements(UUID batch) {
        em.createQuery("""
                        select a from Agreement a
                        where exists (select i.position from OfferItem i
                                      where i.batch.id = :batch and i.agreement = a)""", Agreement.class)
                .setParameter("batch", batch)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "a.platformBySector")
                .getResultList();
    }

    /** The batches of the actor's organisation that are being worked off, the oldest first. */
    public List<OfferBatch> running(Actor actor) {
        return em.createQuery("""
                        select b from OfferBatch b
                        where b.organisationId = :own and b.finishedAt is null order by b.createdAt""", OfferBatch.class)
                .setParameter("own", actor.ownOrganisation().value())
                .getResultList();
    }

    /** @throws NotFound if this is not the form of an id */
    public static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("offer batch");
        }
    }
}
