package nl.ondertekenportaal.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Organisations;

/** What a defect in the authority behind a signature does to an agreement, in the transaction of who found or ended it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DefectiveAgreements {

    @Inject
    LegalCalendar calendar;

    @Inject
    Agreements agreements;

    @Inject
    Organisations organisations;

    @Inject
    Event<AuditableEvent> events;

    /** Rules as {@link Agreement#defectFound}. */
    public void found(Actor actor, AgreementId id, Side side, UUID defect, Sha256 explanation) {
        events.fire(agreements.lock(actor, id).defectFound(actor, side, defect, explanation, calendar.today()));
    }

    /** As {@link Agreement#defectWithdrawn}. */
    public void withdrawn(Actor actor, AgreementId id, Side side, UUID defect, Sha256 reason, boolean otherRejected) {
        events.fire(agreements
                .lock(actor, id)
                .defectWithdrawn(actor, side, defect, reason, otherRejected, calendar.today()));
    }

    /**
     * For what was rejected and is to stand again: nobody offers another one to its pair until this transaction ends.
     *
     * @throws RuleBroken {@code defect.replaced} if the two have another one, or are on the way to it
     */
    public void refuseReplaced(Actor actor, AgreementId id) {
        // as who offers does: of the two at once, the second finds what the first did
        organisations.lock(agreements.lock(actor, id).municipality().id());
        if (agreements.another(actor, id).isPresent()) {
            throw new RuleBroken("defect.replaced");
        }
    }

    /** As {@link Agreement#ratified}, by the side itself or its successor. */
    public void ratified(Actor actor, AgreementId id, Side side, Sha256 statement, int defects) {
        events.fire(acting(actor, id, side).ratified(actor, side, statement, defects));
    }

    /** The first of two who ratify together for this side signed; that is recorded, and changes nothing else yet. */
    public void firstOfTwoRatified(Actor actor, AgreementId id, Side side, Sha256 statement) {
        acting(actor, id, side);
        events.fire(new AgreementEvent.FirstOfTwoRatified(actor, id, side, statement));
    }

    /** The first of two who reject together for the other side than this one; that is recorded, and changes nothing else yet. */
    public void firstOfTwoRejected(Actor actor, AgreementId id, Side defective, Sha256 reason) {
        acting(actor, id, defective.other());
        events.fire(new AgreementEvent.FirstOfTwoRejected(actor, id, defective, reason));
    }

    /** As {@link Agreement#rejected}, by the other side than the defective one. */
    public void rejected(Actor actor, AgreementId id, Side defective, Sha256 reason, Instant now) {
        events.fire(acting(actor, id, defective.other()).rejected(actor, defective, reason, now));
    }

    /** For who signs for this side: NVVK sees every agreement but is no side of one. */
    private Agreement acting(Actor actor, AgreementId id, Side side) {
        actor.require(Role.SIGNATORY);
        Agreement agreement = agreements.lock(actor, id);
        if (!agreements.actingSide(agreement, actor.organisation()).equals(Optional.of(side))) {
            throw new NotFound("agreement");
        }
        return agreement;
    }
}
