package nl.ondertekenportaal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import nl.ondertekenportaal.common.LegalCalendar;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reminds of what waits for a signature: first after some working days, then again and again, and once more shortly before
 * it lapses. Each side of each agreement at most once a day; what is noted goes out with the next digest.
 */
@ApplicationScoped
public class Reminders {

    /** Nobody is reminded at night. */
    private static final LocalTime FROM = LocalTime.of(8, 0);

    private static final int DAYS_BEFORE_LAPSING = 14;

    /** The sides that have not signed what can be signed, neither of them being suspended, and were not reminded too recently. */
    private static final String NOTE = """
            with due as (
                insert into reminder (agreement_id, side, kind, on_day)
                select a.id, s.side, cast(?1 as text), cast(?2 as date)
                from agreement a
                join organisation mo on mo.id = a.municipality_id
                join organisation po on po.id = a.partner_id
                cross join lateral (select least(a.lapses_on, mo.ends_on, po.ends_on) as day) lapses
                join (values ('MUNICIPALITY'), ('PARTNER')) s (side)
                  on case s.side when 'PARTNER' then a.partner_signed_at else a.municipality_signed_at end is null
                where a.stage in ('OFFERED', 'PARTLY_SIGNED') and a.open_defects = 0 and lapses.day > cast(?2 as date)
                  and not exists (
                      select from organisation o where o.id in (a.municipality_id, a.partner_id) and o.suspended_at is not null)
                  and a.issued_at < cast(?3 as timestamptz) and lapses.day <= cast(?4 as date)
                  and not exists (
                      select from reminder r
                      where r.agreement_id = a.id and r.side = s.side and r.kind = cast(?1 as text) and r.on_day > cast(?5 as date))
                on conflict do nothing
                returning agreement_id, side)
            insert into notice (person_id, organisation_id, agreement_id, kind, created_at)
            select m.person_id, o.id, a.id, cast(?1 as text), cast(?6 as timestamptz)
            from due
            join agreement a on a.id = due.agreement_id
            join organisation o on o.id = case due.side when 'PARTNER' then a.partner_id else a.municipality_id end
            join works_for(cast(?2 as date)) m
              on m.organisation_id = o.id and m.role in ('SIGNATORY', 'ADMINISTRATOR')
            join person p on p.id = m.person_id and p.disabled_at is null and p.activated_at is not null
            where m.person_id is distinct from
                  case due.side when 'PARTNER' then a.partner_first_by else a.municipality_first_by end
            group by m.person_id, o.id, a.id""";

    @PersistenceContext
    EntityManager em;

    @Inject
    @ConfigProperty(name = "app.reminder.working.days", defaultValue = "5")
    int workingDays;

    @Inject
    @ConfigProperty(name = "app.reminder.repeat.days", defaultValue = "7")
    int repeatDays;

    /** Notes what is due at this moment; on a day that is no working day, nothing. */
    @Transactional
    public void note(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, LegalCalendar.ZONE);
        if (isNoTime(now)) {
            return;
        }
        LocalDate offeredBy = WorkingDays.latestStart(today, workingDays);
        note(NoticeKind.WAITS, now, offeredBy.plusDays(1), LocalDate.of(9999, 12, 31), today.minusDays(repeatDays));
        note(NoticeKind.LAPSES_SOON, now, today.plusDays(1), today.plusDays(DAYS_BEFORE_LAPSING), LocalDate.EPOCH);
    }

    /** Whether it is night, or no working day. */
    static boolean isNoTime(Instant now) {
        boolean night = LocalTime.ofInstant(now, LegalCalendar.ZONE).isBefore(FROM);
        return night || !WorkingDays.isWorkingDay(LocalDate.ofInstant(now, LegalCalendar.ZONE));
    }

    /**
     * @param issuedBefore only what could be signed before this day began
     * @param lapsesBy only what lapses on this day or before
     * @param remindedAfter not what was reminded after this day
     */
    private void note(
            NoticeKind kind, Instant now, LocalDate issuedBefore, LocalDate lapsesBy, LocalDate remindedAfter) {
        em.createNativeQuery(NOTE)
                .setParameter(1, kind.name())
                .setParameter(2, LocalDate.ofInstant(now, LegalCalendar.ZONE).toString())
                .setParameter(
                        3,
                        Timestamp.from(
                                issuedBefore.atStartOfDay(LegalCalendar.ZONE).toInstant()))
                .setParameter(4, lapsesBy.toString())
                .setParameter(5, remindedAfter.toString())
                .setParameter(6, Timestamp.from(now))
                .executeUpdate();
    }
}
