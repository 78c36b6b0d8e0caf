package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.StepUp;
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
    Defects defects;

    @Inject
    SigningAuthorities authorities;

    @Inject
    People people;

    @Inject
    StepUp stepUp;

    /** What a fresh factor is asked for: rejecting what the other party signed in this agreement. */
    public static Intent rejecting(AgreementId id) {
        return Intent.to("ratification.reject", id);
    }

    /** Whether the actor's organisation is the other party of an open defect that nobody rejected yet. */
    public static boolean isRejectable(Actor actor, Agreement agreement, List<Defect> all) {
        return actor.has(Role.SIGNATORY)
                && !actor.isAgent()
                && agreement.sideOf(actor.organisation()).stream()
                        .anyMatch(own -> all.stream().anyMatch(defect -> isOpenFor(defect, own.other())));
    }

    private static boolean isOpenFor(Defect defect, Side side) {
        return defect.side() == side && defect.isOpen() && defect.rejection().isEmpty();
    }

    /**
     * From now on a ratification of what is open has no effect, and the agreement stays blocked.
     *
     * @throws NotFound if the actor's organisation is no side of the agreement
     * @throws RuleBroken {@code ratification.agent} if the actor acts in the name of a principal, {@code rejection.nothing} if no defect of the other side is open and not rejected yet; {@code signing.noAuthority}
     *     and the like if the actor may not sign for the own side; rules as {@link Reason} and {@link StepUp}
     */
    public void reject(Actor actor, AgreementId id, @Nullable String reason, @Nullable String code) {
        actor.require(Role.SIGNATORY);
        if (actor.isAgent()) {
            throw new RuleBroken("ratification.agent");
        }
        people.get(actor.ownPerson()).refuseSigningUnconfirmed();
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
        SigningAuthority ground = authorities
                .require(actor, calendar.dayOf(now))
                .require(agreement.platformBySector().keySet(), agreement.signaturesNeeded(other.other()))
                .own();
        Reason given = Reason.typed(reason);
        stepUp.require(actor, rejecting(id), code);
        Rejection rejection = new Rejection(actor, id, other, ground, given, now);
        em.persist(rejection);
        em.flush();
        open.forEach(defect -> defect.rejected(rejection));
        agreements.rejected(actor, id, other, Sha256.of(given.text().getBytes(StandardCharsets.UTF_8)));
    }
}
