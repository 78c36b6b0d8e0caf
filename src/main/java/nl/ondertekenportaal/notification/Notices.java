package nl.ondertekenportaal.notification;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import nl.ondertekenportaal.agreement.AgreementEvent;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.LegalTime;

/**
 * Notes who is to be told of what happened to an agreement. One statement for each event, however many people: a session of
 * hundreds of signatures must not wait for it.
 */
@ApplicationScoped
public class Notices {

    /** Before the log, whose one lock all signatures of the country queue for. */
    private static final int BEFORE_THE_LOG = Interceptor.Priority.PLATFORM_BEFORE - 1;

    /** Active people, who set up their account, of active organisations and their agents, other than who did it. What was never readable is not told to its receiver. */
    private static final String NOTE = """
            insert into notice (person_id, organisation_id, agreement_id, kind, created_at)
            select m.person_id, o.id, a.id, cast(?1 as text), cast(?2 as timestamptz)
            from agreement a
            join organisation o on o.suspended_at is null
                 and (o.id in (a.municipality_id, a.partner_id) or cast(?5 as text) = 'ACTING' and o.id = cast(?7 as uuid))
            join works_for(cast(cast(?2 as timestamptz) at time zone 'Europe/Amsterdam' as date)) m on m.organisation_id = o.id
            join person p on p.id = m.person_id and p.disabled_at is null and p.activated_at is not null
            where a.id = cast(?3 as uuid)
              and (a.issued_at is not null or o.id = a.offered_by)
              and m.person_id is distinct from cast(?4 as uuid)
              and (m.role = any (string_to_array(cast(?6 as text), ',')) and case cast(?5 as text)
                      when 'OFFERING' then o.id = a.offered_by
                      when 'RECEIVING' then o.id <> a.offered_by
                      when 'MUNICIPALITY' then o.id = a.municipality_id
                      when 'PARTNER' then o.id = a.partner_id
                      when 'ACTING' then o.id = cast(?7 as uuid)
                      else true end
                   or cast(?1 as text) in ('DECLINED', 'WITHDRAWN') and exists (
                      select from signing_item i join signing_session s on s.id = i.session_id
                      where i.agreement_id = a.id and i.signed_hash is not null
                        and s.person_id = m.person_id and s.organisation_id = o.id))
            group by m.person_id, o.id, a.id""";

    private static final String SIGNING = "SIGNATORY,ADMINISTRATOR";
    private static final String ALL_WHO_ACT = "SIGNATORY,ADMINISTRATOR,EDITOR";

    @PersistenceContext
    EntityManager em;

    @Inject
    @LegalTime
    Clock clock;

    /** To whom a notice goes, besides those who signed what is not wanted any more. */
    private enum Told {
        OFFERING,
        RECEIVING,
        MUNICIPALITY,
        PARTNER,
        BOTH,
        /** The organisation for which it was done: a side, or its successor. */
        ACTING;

        static Told of(Side side) {
            return side == Side.MUNICIPALITY ? MUNICIPALITY : PARTNER;
        }
    }

    /** In the transaction of what happened: it is told if and only if it happened. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(@Observes @Priority(BEFORE_THE_LOG) AgreementEvent event) {
        switch (event) {
            case AgreementEvent.Offered offered -> {
                // not readable yet; told once its document was made
            }
            case AgreementEvent.Issued issued -> note(issued, NoticeKind.OFFERED, Told.RECEIVING, SIGNING);
            // who signed is not told; the others of that side must give the second signature
            case AgreementEvent.FirstOfTwoSigned signed ->
                note(signed, NoticeKind.WAITS, Told.of(signed.side()), SIGNING);
            case AgreementEvent.PartlySigned signed ->
                note(signed, NoticeKind.PARTLY_SIGNED, Told.of(signed.side().other()), SIGNING);
            case AgreementEvent.Signed signed -> note(signed, NoticeKind.SIGNED, Told.BOTH, SIGNING);
            case AgreementEvent.Declined declined -> note(declined, NoticeKind.DECLINED, Told.OFFERING, ALL_WHO_ACT);
            case AgreementEvent.Withdrawn withdrawn ->
                note(withdrawn, NoticeKind.WITHDRAWN, Told.RECEIVING, ALL_WHO_ACT);
            case AgreementEvent.Lapsed lapsed -> note(lapsed, NoticeKind.LAPSED, Told.BOTH, ALL_WHO_ACT);
            case AgreementEvent.DefectFound found -> note(found, NoticeKind.BLOCKED, Told.BOTH, SIGNING);
            case AgreementEvent.DefectWithdrawn withdrawn -> noteUnblocked(withdrawn.unblocked(), withdrawn);
            // who began is not told; somebody else of the same organisation must join in
            case AgreementEvent.FirstOfTwoRatified first -> note(first, NoticeKind.HALF_RATIFIED, Told.ACTING, SIGNING);
            case AgreementEvent.FirstOfTwoRejected first -> note(first, NoticeKind.HALF_REJECTED, Told.ACTING, SIGNING);
            case AgreementEvent.Ratified ratified -> noteUnblocked(ratified.unblocked(), ratified);
            case AgreementEvent.Rejected rejected -> note(rejected, NoticeKind.REJECTED, Told.BOTH, SIGNING);
        }
    }

    private void noteUnblocked(boolean unblocked, AgreementEvent ended) {
        if (unblocked) {
            note(ended, NoticeKind.UNBLOCKED, Told.BOTH, SIGNING);
        }
    }

    private void note(AgreementEvent event, NoticeKind kind, Told told, String roles) {
        em.flush();
        em.createNativeQuery(NOTE)
                .setParameter(1, kind.name())
                .setParameter(2, Timestamp.from(clock.instant()))
                .setParameter(3, event.subject().toString())
                .setParameter(4, Objects.toString(event.actor().personPseudonym(), null))
                .setParameter(5, told.name())
                .setParameter(6, roles)
                .setParameter(7, Objects.toString(event.actor().organisation(), null))
                .executeUpdate();
    }
}
