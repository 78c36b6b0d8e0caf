package nl.ondertekenportaal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Transactions;

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

    @Inject
    Transactions transactions;

    /** @param text key and values of the mail's subject and body in the bundle {@code mails} */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mail(MailAddress recipient, MailText text) {
        em.persist(new OutboxMail(recipient, text.subject(), text.body(), clock.instant()));
    }

    /** Every mail to this address is gone, also what waits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(MailAddress recipient) {
        em.createQuery("delete from OutboxMail m where lower(m.recipient) = :recipient")
                .setParameter("recipient", recipient.normalised())
                .executeUpdate();
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

    /**
     * Hands one mail to the mail server, outside a transaction, and notes what came of it. Two that do it at once send it
     * once; if the portal stops in between, it is sent again under the same message id.
     *
     * @return whether it is of use to go on with the next mail now
     */
    public boolean deliver(UUID id) {
        Optional<OutboxMail> claimed = transactions.get(() -> claim(id));
        return claimed.map(mail -> note(mail, mailServer.send(mail)))
                .flatMap(OutboxMail::trouble)
                .filter(MailTrouble::isOfTheServer)
                .isEmpty();
    }

    /**
     * Writes a mail for NVVK staff, hands it over at once, and tells what the mail server made of it.
     *
     * @return empty if it was taken
     */
    public Optional<MailTrouble> tryNow(Actor actor, MailAddress recipient, MailText text) {
        actor.require(Role.NVVK_STAFF);
        OutboxMail mail = transactions.get(() -> {
            OutboxMail made = new OutboxMail(recipient, text.subject(), text.body(), clock.instant());
            made.claim(clock.instant());
            em.persist(made);
            return made;
        });
        return note(mail, mailServer.send(mail)).trouble();
    }

    private Optional<OutboxMail> claim(UUID id) {
        OutboxMail mail = em.find(OutboxMail.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (mail == null || !mail.isDue(clock.instant())) {
            return Optional.empty();
        }
        mail.claim(clock.instant());
        return Optional.of(mail);
    }

    private OutboxMail note(OutboxMail handedOver, MailServer.Answer answer) {
        return transactions.get(() -> {
            OutboxMail mail = em.find(OutboxMail.class, handedOver.getId(), LockModeType.PESSIMISTIC_WRITE);
            switch (answer) {
                case MailServer.Taken taken -> mail.sent(clock.instant());
                case MailServer.NotTaken not -> mail.failed(not.trouble(), not.why(), clock.instant());
            }
            // one that failed may be tried again by hand, and then needs its text
            if (mail.getState() == OutboxMail.State.SENT && !mode.isDemo()) {
                mail.forgetBody();
            }
            return mail;
        });
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
