package nl.ondertekenportaal.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Reorganisations;
import org.jspecify.annotations.Nullable;

/** All agreements, each seen only by its two sides and by NVVK. */
@ApplicationScoped
@Transactional
public class Agreements {

    private static final Set<Stage> TO_SIGN = Set.of(Stage.OFFERED, Stage.PARTLY_SIGNED);

    /**
     * That agreement {@code a} is in the way of another one for its pair. An offer that lapsed is not, recorded as such or not; nor is what a
     * party rejected for want of power.
     */
    static final String STANDS =
            "a.closedAt is null and a.rejectedAt is null and (a.stage = nl.ondertekenportaal.agreement.Stage.SIGNED or a.lapsesOn is null"
                    + " or a.lapsesOn > :today)";

    private static final Set<Stage> LAPSING = Set.of(Stage.PREPARING, Stage.OFFERED, Stage.PARTLY_SIGNED);

    /** Read with one query for the whole list, not with one for each agreement. */
    private static final String SECTORS = "a.platformBySector";

    /** Reads anew what was read before the lock; nobody changes an agreement before it is locked. */
    private static final String REFRESH = "eclipselink.refresh";

    @PersistenceContext
    EntityManager em;

    @Inject
    @LegalTime
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Reorganisations reorganisations;

    @Inject
    Agency agency;

    @Inject
    Event<AuditableEvent> events;

    /** @throws NotFound if there is none, or the actor is not one of its sides */
    public Agreement get(Actor actor, AgreementId id) {
        return visible(actor, withParties(id));
    }

    /** The agreement whose document carries this code. The code is random and 128 bits: who has it, has the document. */
    public Optional<Agreement> byCheckCode(String code) {
        return em.createQuery("""
                        select a from Agreement a join fetch a.municipality join fetch a.partner
                        where a.checkCode = :code and a.issuedAt is not null""", Agreement.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** Those that stand in the way of another offer to the same counterparty: not declined, withdrawn, lapsed or rejected. */
    public List<Agreement> standing(Actor actor) {
        return em.createQuery("""
                        select a from Agreement a join fetch a.municipality m join fetch a.partner p
                        where (m.id = :own or p.id = :own) and %s
                        order by m.name, p.name, a.id""".formatted(STANDS), Agreement.class)
                .setParameter("today", calendar.today())
                .setParameter("own", actor.ownOrganisation().value())
                .setHint("eclipselink.batch", SECTORS)
                .setHint("eclipselink.batch.type", "IN")
                .getResultList();
    }

    /** What waits for the signature of the actor's organisation, and not only for that of another person of it. */
    public List<Agreement> toSign(Actor actor) {
        return em.createQuery("""
                        select a from Agreement a join fetch a.municipality join fetch a.partner
                        where a.stage in :toSign and a.lapsesOn > :today and a.openDefects = 0
                          and (a.municipality.endsOn is null or a.municipality.endsOn > :today)
                          and (a.partner.endsOn is null or a.partner.endsOn > :today)
                          and (a.municipality = :own and a.municipalitySignedAt is null
                                  and (a.municipalitySignatures.firstBy is null or a.municipalitySignatures.firstBy <> :person)
                               or a.partner = :own and a.partnerSignedAt is null
                                  and (a.partnerSignatures.firstBy is null or a.partnerSignatures.firstBy <> :person))
                        order by a.issuedAt, a.id""", Agreement.class)
                .setParameter("toSign", TO_SIGN)
                .setParameter("today", calendar.today())
                .setParameter("person", actor.ownPerson().value())
                .setParameter(
                        "own",
                        em.getReference(
                                Organisation.class, actor.ownOrganisation().value()))
                .setHint("eclipselink.batch", SECTORS)
                .setHint("eclipselink.batch.type", "IN")
                .getResultList();
    }

    /** The agreement whose document is to be made, or null if that has been done or is not wanted any more. */
    public @Nullable Agreement preparing(AgreementId id) {
        Agreement agreement = withParties(id);
        boolean prepared = agreement != null && agreement.statusOn(calendar.today()) == Status.PREPARING;
        return prepared ? agreement : null;
    }

    /** The document was made and stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void issue(AgreementId id, Sha256 document) {
        Instant now = clock.instant();
        events.fire(locked(id).issue(document, now, calendar.dayOf(now)));
    }

    /** The actor's side does not want what it was offered; rules as {@link Agreement#decline} and {@link Agency#requireBinding}. */
    public void decline(Actor actor, AgreementId id, Reason reason) {
        actor.require(Role.ADMINISTRATOR, Role.SIGNATORY);
        Agreement agreement = ownLocked(actor, id);
        agency.requireBinding(actor, agreement.platformBySector().keySet());
        Instant now = clock.instant();
        events.fire(agreement.decline(actor, reason, now, calendar.dayOf(now)));
    }

    /** The actor's side takes its offer back; rules as {@link Agreement#withdraw} and {@link Agency#requirePreparing}. */
    public void withdraw(Actor actor, AgreementId id, Reason reason) {
        actor.require(Role.ADMINISTRATOR, Role.SIGNATORY, Role.EDITOR);
        Agreement agreement = ownLocked(actor, id);
        agency.requirePreparing(actor, agreement.platformBySector().keySet());
        Instant now = clock.instant();
        events.fire(agreement.withdraw(actor, reason, now, calendar.dayOf(now)));
    }

    /**
     * What no longer stands although that is not recorded yet, in an order that never changes.
     *
     * @param after the last one that the caller has seen, empty at the start
     */
    public List<AgreementId> toLapse(Optional<AgreementId> after, int limit) {
        return em.createQuery("""
                        select a.id from Agreement a
                        where (a.lapsesOn <= :today or a.municipality.endsOn <= :today or a.partner.endsOn <= :today)
                          and a.stage in :open and a.id > :after order by a.id""", UUID.class)
                .setParameter("today", calendar.today())
                .setParameter("open", LAPSING)
                .setParameter("after", after.map(AgreementId::value).orElse(new UUID(0, 0)))
                .setMaxResults(limit)
                .getResultStream()
                .map(AgreementId::new)
                .toList();
    }

    /** Records that the offer lapsed. Safe to call again, and after somebody else ended it. */
    public void lapse(AgreementId id) {
        Agreement agreement = locked(id);
        Instant now = clock.instant();
        LocalDate today = calendar.dayOf(now);
        if (agreement.stage().isOpen() && agreement.statusOn(today) == Status.LAPSED) {
            events.fire(agreement.lapse(now, today));
        }
    }

    /** The document was signed for the actor's side; rules as {@link Agreement#sign}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sign(Actor actor, AgreementId id, Sha256 shown, Sha256 signed, Instant now) {
        actor.require(Role.SIGNATORY);
        Agreement agreement = ownLocked(actor, id);
        Side side = agreement.sideOf(actor.ownOrganisation()).orElseThrow();
        events.fire(agreement.sign(actor, side, shown, signed, now, calendar.dayOf(now)));
    }

    /**
     * The agreement, for who reports or ends a defect of it: nobody else does so until this transaction ends.
     *
     * @throws NotFound if there is none, or the actor is not one of its sides
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Agreement lock(Actor actor, AgreementId id) {
        return visible(actor, locked(id));
    }

    /**
     * The one that keeps the same two from yet another: made, offered, or being prepared. A lapse counts once it is recorded.
     *
     * @throws NotFound if the actor may not see this one
     */
    public Optional<Agreement> another(Actor actor, AgreementId id) {
        Agreement agreement = get(actor, id);
        return em.createQuery("""
                        select a from Agreement a join fetch a.municipality join fetch a.partner
                        where a.municipality = :municipality and a.partner = :partner and a.id <> :id
                          and a.closedAt is null and a.rejectedAt is null""", Agreement.class)
                .setParameter("municipality", agreement.municipality())
                .setParameter("partner", agreement.partner())
                .setParameter("id", id.value())
                .getResultStream()
                .filter(other -> isVisible(actor, other))
                .findFirst();
    }

    /** With both parties, since pages and jobs read them after this transaction. */
    private @Nullable Agreement withParties(AgreementId id) {
        return em.createQuery("""
                        select a from Agreement a join fetch a.municipality join fetch a.partner
                        where a.id = :id""", Agreement.class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** Not for its key: whoever has the matrix and adds rows of it does not wait, while who has it waits for the matrix. */
    private Agreement locked(AgreementId id) {
        em.createNativeQuery("select 1 from agreement where id = ?1 for no key update")
                .setParameter(1, id.value())
                // what the caller made is written once it is known that it may be
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        Agreement agreement = em.find(Agreement.class, id.value(), Map.of(REFRESH, true));
        if (agreement == null) {
            throw new NotFound("agreement");
        }
        return agreement;
    }

    /** For who acts: NVVK sees every agreement but is no side of one. */
    private Agreement ownLocked(Actor actor, AgreementId id) {
        Agreement agreement = locked(id);
        if (agreement.sideOf(actor.ownOrganisation()).isEmpty()) {
            throw new NotFound("agreement");
        }
        return agreement;
    }

    /** The side that this organisation acts for today: as the party, or since everything of a party that ended passed to it by law. */
    public Optional<Side> actingSide(Agreement agreement, @Nullable OrganisationId organisation) {
        Optional<Side> own = agreement.sideOf(organisation);
        if (own.isPresent() || organisation == null || agreement.stage() != Stage.SIGNED) {
            return own;
        }
        Organisation successor = em.find(Organisation.class, organisation.value());
        return Stream.of(Side.values())
                .filter(side -> reorganisations.standsAloneFor(successor, agreement.party(side), calendar.today()))
                .findFirst();
    }

    private Agreement visible(Actor actor, @Nullable Agreement agreement) {
        if (agreement == null || !isVisible(actor, agreement)) {
            throw new NotFound("agreement");
        }
        return agreement;
    }

    private boolean isVisible(Actor actor, Agreement agreement) {
        return actor.seesEverything()
                || agreement.sideOf(actor.organisation()).isPresent()
                || isInherited(actor, agreement);
    }

    /** Whether its file was made and is gone since, as its retention ended. */
    public boolean isFileGone(Actor actor, AgreementId id) {
        return get(actor, id).issuedHash().isPresent()
                && em.createNativeQuery("select 1 from document_revision where agreement_id = ?1 limit 1")
                        .setParameter(1, id.value())
                        .getResultList()
                        .isEmpty();
    }

    /** Whether it passed by law to the actor's organisation, which now has it instead of a party that ended. */
    private boolean isInherited(Actor actor, Agreement agreement) {
        if (actor.organisation() == null || agreement.stage() != Stage.SIGNED) {
            return false;
        }
        Organisation own = em.find(Organisation.class, actor.ownOrganisation().value());
        LocalDate today = calendar.today();
        return reorganisations.standsFor(own, agreement.municipality(), today)
                || reorganisations.standsFor(own, agreement.partner(), today);
    }

    /** The agreements that passed by law to the actor's organisation, by the names of their parties. */
    public List<Agreement> inherited(Actor actor) {
        Organisation own = em.find(Organisation.class, actor.ownOrganisation().value());
        List<Organisation> predecessors = reorganisations.predecessors(own, calendar.today());
        if (predecessors.isEmpty()) {
            return List.of();
        }
        return em.createQuery("""
                        select a from Agreement a join fetch a.municipality m join fetch a.partner p
                        where a.stage = :signed and (a.municipality in :predecessors or a.partner in :predecessors)
                        order by m.name, p.name, a.id""", Agreement.class)
                .setParameter("signed", Stage.SIGNED)
                .setParameter("predecessors", predecessors)
                .setHint("eclipselink.batch", SECTORS)
                .setHint("eclipselink.batch.type", "IN")
                .getResultList();
    }

    /** @throws NotFound if this is not the form of an id */
    public static AgreementId id(@Nullable String text) {
        try {
            return new AgreementId(UUID.fromString(text == null ? "" : text));
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("agreement");
        }
    }
}
