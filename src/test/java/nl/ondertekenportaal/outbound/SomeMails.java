package nl.ondertekenportaal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Fictitious mails in the outbox. */
@ApplicationScoped
@Transactional
public class SomeMails {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    public UUID waiting() {
        return stored(mail());
    }

    public UUID failed() {
        OutboxMail mail = mail();
        mail.claim(clock.instant());
        mail.failed(MailTrouble.REFUSED, "550 no such user", clock.instant());
        return stored(mail);
    }

    public OutboxMail mail() {
        return new OutboxMail(new MailAddress("fenna@demo.invalid"), "Proef (fictief)", "Tekst", clock.instant());
    }

    private UUID stored(OutboxMail mail) {
        em.persist(mail);
        return mail.getId();
    }
}
