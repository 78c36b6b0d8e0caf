package nl.ondertekenportaal.identity;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.organisation.Invitations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/** A forgotten password: a mailed link lets its owner choose another one. The second factor stays as it is, and is asked for. */
@ApplicationScoped
public class PasswordResets {

    private static final String RESET = "password.reset";
    private static final Duration RESET_WITHIN = Duration.ofHours(1);

    /** Links, and so mails, to one person. */
    private static final int MOST_A_DAY = 3;

    @Resource
    ManagedExecutorService executor;

    @Inject
    Transactions transactions;

    @Inject
    People people;

    @Inject
    Invitations invitations;

    @Inject
    Credentials credentials;

    @Inject
    Logins logins;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    /**
     * Mails a link if somebody with this address may log in. It answers before it has looked, so that neither the answer nor
     * its time tells whether the address is known.
     */
    public void ask(MailAddress address) {
        executor.execute(() -> transactions.run(() -> send(address)));
    }

    private void send(MailAddress address) {
        people.byEmail(address)
                .filter(person -> !people.organisationsOf(person.id()).isEmpty())
                .ifPresent(this::send);
    }

    /** Who never chose a password gets the invitation once more. */
    private void send(Person person) {
        if (person.state() == Person.State.INVITED) {
            invitations.remind(person.id());
        } else if (links.issuedToday(RESET, person.id().value(), RESET_WITHIN) < MOST_A_DAY) {
            URI link = links.issue(RESET, person.id().value(), RESET_WITHIN, "/identity/reset");
            outbox.mail(new MailAddress(person.email()), MailText.of("password.reset", person.name(), link));
            events.fire(new IdentityEvent(
                    "password.asked", Actor.ANONYMOUS, person.id().value()));
        }
    }

    /** Whose password the link lets choose; does not use it up. */
    public Person person(@Nullable String token) {
        return people.get(new PersonId(links.subject(RESET, token)));
    }

    /** The new password holds, every login of the person ends, and no other link works any more. */
    public void reset(@Nullable String token, @Nullable String password) {
        Person person = person(token);
        // outside the transaction: hashing takes long on purpose
        String hash = Password.hashOfNew(password, person.name(), person.email());
        transactions.run(() -> {
            links.use(RESET, token);
            links.revoke(RESET, person.id().value());
            credentials.changePassword(person.id(), hash);
            logins.endAll(person.id(), Ending.PASSWORD_CHANGED);
            outbox.mail(new MailAddress(person.email()), MailText.of("password.changed", person.name()));
            events.fire(new IdentityEvent(
                    "password.changed", Actor.of(person.id()), person.id().value()));
        });
    }
}
