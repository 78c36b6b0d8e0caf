package nl.ondertekenportaal.notification;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.organisation.OrganisationEvent;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;

/**
 * Tells those who have an agreement with an organisation, or an offer on the way, that it was suspended or takes part again: once for
 * each counterparty, however many agreements, to its mailbox for questions. Why is not told: that is between NVVK and the organisation.
 */
@ApplicationScoped
public class CounterpartyNotices {

    private static final String MAILBOXES = """
            select distinct c.mailbox
            from agreement a
            join organisation o on o.id in (a.municipality_id, a.partner_id) and o.id <> cast(?1 as uuid) and o.suspended_at is null
            join organisation_contact c on c.organisation_id = o.id and c.kind = 'POLICY'
            where cast(?1 as uuid) in (a.municipality_id, a.partner_id) and a.closed_at is null
              and a.stage in ('OFFERED', 'PARTLY_SIGNED', 'SIGNED') and (a.last_day is null or a.last_day >= ?2)
            order by 1""";

    @PersistenceContext
    EntityManager em;

    @Inject
    Organisations organisations;

    @Inject
    LegalCalendar calendar;

    @Inject
    Outbox outbox;

    /** In the transaction of what happened, before the log, whose one lock others wait for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) OrganisationEvent event) {
        switch (event.type()) {
            case "organisation.suspended" -> tell(event, "counterparty.suspended");
            case "organisation.resumed" -> tell(event, "counterparty.resumed");
            default -> {
                // nothing that concerns others
            }
        }
    }

    private void tell(OrganisationEvent event, String text) {
        String name = organisations.get(new OrganisationId(event.subject())).name();
        List<?> mailboxes = em.createNativeQuery(MAILBOXES)
                .setParameter(1, event.subject().toString())
                .setParameter(2, java.sql.Date.valueOf(calendar.today()))
                .getResultList();
        mailboxes.forEach(mailbox -> outbox.mail(new MailAddress(mailbox.toString()), MailText.of(text, name)));
    }
}
