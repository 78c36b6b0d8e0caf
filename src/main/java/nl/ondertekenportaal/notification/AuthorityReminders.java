package nl.ondertekenportaal.notification;

import static nl.ondertekenportaal.outbound.MailText.line;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;

/**
 * Brings to mind that an authority ends: to who signs with it and to the administrators, thirty days before and a week before, each
 * once. The day after its last one nothing is signed with it, whether anybody was told or not.
 */
@ApplicationScoped
public class AuthorityReminders {

    private static final int MONTH = 30;
    private static final int WEEK = 7;

    /** No id of anybody. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", MailText.DUTCH);

    /** Confirmed ones of active organisations, by the earliest of their last days. */
    private static final String NOTE = """
            with due as (
                insert into authority_reminder (authority_id, days_before, on_day)
                select a.id, ?1, cast(?2 as date)
                from signing_authority a
                join signing_authority_verdict v on v.authority_id = a.id and v.confirmed
                join organisation o on o.id = a.organisation_id and o.suspended_at is null
                cross join lateral (
                    select least(a.valid_to, a.decision_until, o.ends_on - 1,
                        (select min(e.last_day) from signing_authority_end e where e.authority_id = a.id)) as day) last
                where last.day between cast(?3 as date) and cast(?4 as date) and last.day >= a.valid_from
                on conflict do nothing
                returning authority_id)
            select cast(authority_id as text) from due""";

    @PersistenceContext
    EntityManager em;

    @Inject
    Organisations organisations;

    @Inject
    Outbox outbox;

    @Inject
    PublicAddress address;

    /** Mails what is due at this moment; at night and on a day that is no working day, nothing. */
    @Transactional
    public void send(Instant now) {
        if (Reminders.isNoTime(now)) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(now, LegalCalendar.ZONE);
        due(MONTH, today, today.plusDays(WEEK + 1), today.plusDays(MONTH));
        due(WEEK, today, today, today.plusDays(WEEK));
    }

    /**
     * @param from the earliest last day that is told now
     * @param to the latest
     */
    private void due(int daysBefore, LocalDate today, LocalDate from, LocalDate to) {
        List<?> ids = em.createNativeQuery(NOTE)
                .setParameter(1, daysBefore)
                .setParameter(2, today.toString())
                .setParameter(3, from.toString())
                .setParameter(4, to.toString())
                .getResultList();
        ids.forEach(id -> mail(em.find(SigningAuthority.class, UUID.fromString(id.toString()))));
    }

    private void mail(SigningAuthority authority) {
        MailText text = MailText.of(
                authority.agent().isPresent() ? "agency.ends" : "authority.ends",
                line(authority.holderName()),
                line(organisations.get(authority.organisation()).name()),
                DAY.format(authority.lastDay().orElseThrow()),
                address.of("/organisation/authorities"));
        told(authority).forEach(person -> outbox.mail(new MailAddress(person.email()), text));
    }

    /** Of the organisation still, or administrator of its agent, and able to log in. */
    private List<Person> told(SigningAuthority authority) {
        return em.createQuery("""
                        select distinct p from Membership m, Person p
                        where p.id = m.personId
                          and (m.organisationId = :organisation and (m.role = :administrator or p.id = :person)
                               or m.organisationId = :agent and m.role = :administrator)
                          and p.disabledAt is null and p.activatedAt is not null""", Person.class)
                .setParameter("organisation", authority.organisation().value())
                .setParameter("administrator", Role.ADMINISTRATOR)
                .setParameter(
                        "person",
                        authority.person().map(person -> person.id().value()).orElse(NOBODY))
                .setParameter(
                        "agent",
                        authority.agent().map(agent -> agent.id().value()).orElse(NOBODY))
                .getResultList();
    }
}
