package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.DefectiveAgreements;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.identity.FreshFactor;
import nl.ondertekenportaal.identity.PasskeyEvidence;
import nl.ondertekenportaal.organisation.AuthorityLock;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.SigningAuthority;
import org.jspecify.annotations.Nullable;

/**
 * Letting the other party know that one regards what was signed for it without power as invalid. That is a legal act: it takes somebody who
 * may sign for the own side, and a fresh second factor.
 */
@ApplicationScoped
@Transactional
public class RejectionDesk {

    @PersistenceContext
    EntityManager em;

    @Inject
    @LegalTime
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Agreements agreements;

    @Inject
    DefectiveAgreements defective;

    @Inject
    Defects defects;

    @Inject
    SoundAuthority sound;

    @Inject
    AuthorityLock lock;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    FreshFactor factor;

    /** What a fresh factor is asked for: rejecting what the other party signed in this agreement. */
    public static Intent rejecting(AgreementId id) {
        return Intent.to("ratification.reject", id);
    }

    /**
     * Whether the actor's organisation stands for the other party of an open defect that nobody rejected yet, of an agreement that still stands.
     *
     * @param own the side for which it stands
     */
    public static boolean isRejectable(
            Actor actor, Agreement agreement, Optional<Side> own, List<Defect> all, LocalDate today) {
        return actor.has(Role.SIGNATORY)
                && !actor.isAgent()
                && own.filter(side ->
                                agreement.notReportable(side.other(), today).isEmpty())
                        .filter(side -> all.stream().anyMatch(defect -> isOpenFor(defect, side.other())))
                        .isPresent();
    }

    private static boolean isOpenFor(Defect defect, Side side) {
        return defect.side() == side && defect.isOpen() && defect.rejection().isEmpty();
    }

    /**
     * From now on a ratification of what is open has no effect, the agreement stays blocked, and the two may make another one. Where two sign together,
     * that is so once the second of them rejects too.
     *
     * @return whether it is so now
     * @throws NotFound if the actor's organisation is no side of the agreement, and no side passed to it by law
     * @throws RuleBroken {@code rejection.nothing} if no defect of the other side is open and not rejected yet,
     *     {@code rejection.waitsForSecond} if somebody else must reject now; rules as {@link SoundAuthority},
     *     {@link Agreement#notReportable}, {@link Reason} and {@link FreshFactor#prove}
     */
    public boolean reject(Actor actor, AgreementId id, @Nullable String reason, @Nullable String code) {
        actor.require(Role.SIGNATORY);
        // by their ids, so that nothing is read yet
        lock.share(actor.ownPerson(), actor.capacity(), authoritiesOfFirsts(id));
        Agreement agreement = agreements.lock(actor, id);
        Side own = own(actor, agreement);
        List<Defect> open = open(actor, id, own.other());
        if (open.isEmpty()) {
            throw new RuleBroken("rejection.nothing");
        }
        Instant now = clock.instant();
        LocalDate day = calendar.dayOf(now);
        agreement.notReportable(own.other(), day).ifPresent(broken -> {
            throw broken;
        });
        int together = sound.people(agreement, own, organisations.get(actor.ownOrganisation()), day);
        SigningAuthority ground = sound.require(actor, agreement, together, day);
        Optional<Rejection> first = together > 1 ? waiting(actor, agreement, own, open) : Optional.empty();
        if (first.filter(each -> each.isBy(actor.ownPerson())).isPresent()) {
            throw new RuleBroken("rejection.waitsForSecond");
        }
        Reason given = Reason.typed(reason);
        Optional<PasskeyEvidence> evidence = factor.prove(actor, rejecting(id), code);
        Pair pair = together > 1 ? new Pair(ids(open), first.map(Rejection::id).orElse(null)) : null;
        Rejection rejection = new Rejection(
                people.get(actor.ownPerson()), id, own.other(), ground, given, pair, evidence.orElse(null), now);
        em.persist(rejection);
        em.flush();
        if (together > 1 && first.isEmpty()) {
            defective.firstOfTwoRejected(actor, id, own.other(), rejection.reasonHash());
            return false;
        }
        open.forEach(defect -> defect.rejected(rejection));
        defective.rejected(actor, id, own.other(), rejection.reasonHash(), now);
        return true;
    }

    /** What the first of two of the actor's organisation gave, and waits for the second. */
    public Optional<Rejection> begun(Actor actor, AgreementId id) {
        actor.require(Role.SIGNATORY);
        Agreement agreement = agreements.get(actor, id);
        return agreements
                .actingSide(agreement, actor.organisation())
                .flatMap(own -> waiting(actor, agreement, own, open(actor, id, own.other())));
    }

    private Optional<Rejection> waiting(Actor actor, Agreement agreement, Side own, List<Defect> open) {
        List<Rejection> all = em.createQuery("""
                        select r from Rejection r join fetch r.authority
                        where r.agreementId = :id order by r.recordedAt""", Rejection.class)
                .setParameter("id", agreement.id().value())
                .getResultList();
        Set<UUID> completed =
                all.stream().flatMap(each -> each.first().stream()).collect(Collectors.toSet());
        return all.stream()
                .filter(each -> each.side() == own.other() && each.isFirstFor(open))
                .filter(each -> !completed.contains(each.id()))
                .filter(each -> each.authority().organisation().equals(actor.organisation()))
                .filter(each -> sound.isTogether(agreement, own, each.authority()))
                .reduce((earlier, later) -> later);
    }

    private List<UUID> authoritiesOfFirsts(AgreementId id) {
        return em.createQuery("""
                        select r.authority.id from Rejection r
                        where r.agreementId = :id and r.pair.namedDefects is not null and r.pair.first is null""", UUID.class).setParameter("id", id.value()).getResultList();
    }

    /** Whether what the actor would give now has no effect before somebody else of the same organisation gives it too. */
    public boolean isFirstOfTwo(Actor actor, AgreementId id) {
        actor.require(Role.SIGNATORY);
        Agreement agreement = agreements.get(actor, id);
        Side own = own(actor, agreement);
        return begun(actor, id).isEmpty()
                && sound.people(agreement, own, organisations.get(actor.ownOrganisation()), calendar.today()) > 1;
    }

    private Side own(Actor actor, Agreement agreement) {
        return agreements.actingSide(agreement, actor.organisation()).orElseThrow(() -> new NotFound("agreement"));
    }

    private List<Defect> open(Actor actor, AgreementId id, Side defectiveSide) {
        return defects.of(actor, id).stream()
                .filter(defect -> isOpenFor(defect, defectiveSide))
                .toList();
    }

    private static List<UUID> ids(List<Defect> open) {
        return open.stream().map(Defect::id).toList();
    }
}
