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
    FreshFactor factor;

    /** What a fresh factor is asked for: rejecting what the other party signed in this agreement. */
    public static Intent rejecting(AgreementId id) {
        return Intent.to("ratification.reject", id);
    }

    /** Whether the actor's organisation is the other party of an open defect that nobody rejected yet, of an agreement that still stands. */
    public static boolean isRejectable(Actor actor, Agreement agreement, List<Defect> all, LocalDate today) {
        return actor.has(Role.SIGNATORY)
                && !actor.isAgent()
                && agreement.sideOf(actor.organisation()).stream()
                        .filter(own ->
                                agreement.notReportable(own.other(), today).isEmpty())
                        .anyMatch(own -> all.stream().anyMatch(defect -> isOpenFor(defect, own.other())));
    }

    private static boolean isOpenFor(Defect defect, Side side) {
        return defect.side() == side && defect.isOpen() && defect.rejection().isEmpty();
    }

    /**
     * From now on a ratification of what is open has no effect, the agreement stays blocked, and the two may make another one.
     *
     * @throws NotFound if the actor's organisation is no side of the agreement
     * @throws RuleBroken {@code rejection.nothing} if no defect of the other side is open and not rejected yet,
     *     {@code rejection.two} if two sign together for the own side; rules as {@link SoundAuthority},
     *     {@link Agreement#notReportable}, {@link Reason} and {@link FreshFactor#prove}
     */
    public void reject(Actor actor, AgreementId id, @Nullable String reason, @Nullable String code) {
        actor.require(Role.SIGNATORY);
        lock.share(actor.ownPerson(), actor.capacity());
        Agreement agreement = agreements.lock(actor, id);
        Side other = agreement
                .sideOf(actor.organisation())
                .orElseThrow(() -> new NotFound("agreement"))
                .other();
        List<Defect> open = defects.of(actor, id).stream()
                .filter(defect -> isOpenFor(defect, other))
                .toList();
        if (open.isEmpty()) {
            throw new RuleBroken("rejection.nothing");
        }
        Instant now = clock.instant();
        agreement.notReportable(other, calendar.dayOf(now)).ifPresent(broken -> {
            throw broken;
        });
        Side own = other.other();
        if (SoundAuthority.people(agreement, own, agreement.party(own)) > 1) {
            throw new RuleBroken("rejection.two");
        }
        SigningAuthority ground = sound.require(actor, agreement, 1, calendar.dayOf(now));
        Reason given = Reason.typed(reason);
        Optional<PasskeyEvidence> evidence = factor.prove(actor, rejecting(id), code);
        Rejection rejection =
                new Rejection(people.get(actor.ownPerson()), id, other, ground, given, evidence.orElse(null), now);
        em.persist(rejection);
        em.flush();
        open.forEach(defect -> defect.rejected(rejection));
        defective.rejected(actor, id, other, rejection.reasonHash(), now);
    }
}
