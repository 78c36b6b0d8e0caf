package nl.ondertekenportaal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.NotFound;

/** The outbox: a mail is written in the transaction that causes it, and delivered by a job. */
@ApplicationScoped
public class Outbox {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    MailServer mailServer;

    @Inject
    Mode mode;

    /** @param text key and values of the mail's subject and body in the bundle {@code mails} */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mail(MailAddress recipient, MailText text) {
        em.persist(new OutboxMail(recipient, text.subject(), text.body(), clock.instant()));
    }

    /** Ids of the mails that are due. */
    @Transactional
    public List<UUID> due(int limit) {
        return em.createQuery(
                        "select m.id from OutboxMail m where m.state = :waiting and m.nextAttempt <= :now order by m.nextAttempt",
                        UUID.class)
                .setParameter("waiting", OutboxMail.State.WAITING)
                .setParameter("now", clock.instant())
                .setMaxResults(limit)
                .getResultList();
    }

    /** Hands one mail to the mail server and notes what came of it. */
    @Transactional
    public void deliver(UUID id) {
        OutboxMail mail = em.find(OutboxMail.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (mail.getState() != OutboxMail.State.WAITING) {
            return;
        }
        switch (mailServer.send(mail)) {
            case MailServer.Taken taken -> mail.sent(clock.instant());
            case MailServer.NotTaken notTaken -> mail.failed(notTaken.why(), clock.instant());
        }
        if (mail.getState() != OutboxMail.State.WAITING && !mode.isDemo()) {
            mail.forgetBody();
        }
    }

    /** The newest mails, for the demonstration's mailbox page. */
    @Transactional
    public List<OutboxMail> newestInDemo(int limit) {
        if (!mode.isDemo()) {
            throw new NotFound("mailbox");
        }
        return em.createQuery("select m from OutboxMail m order by m.createdAt desc", OutboxMail.class)
                .setMaxResults(limit)
                .getResultList();
    }
}
