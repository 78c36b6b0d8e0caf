package nl.ondertekenportaal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailedLinks;
import org.jspecify.annotations.Nullable;

/** Passwords and second factors: choosing them, and checking them in a transaction that remembers every wrong try. */
@ApplicationScoped
@Transactional
public class Credentials {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Vault vault;

    @Inject
    People people;

    @Inject
    MailedLinks links;

    @Inject
    Transactions transactions;

    @Inject
    Mode mode;

    @Inject
    Event<AuditableEvent> events;

    /** Whom the link invites to choose a password. */
    public Person toActivate(@Nullable String token) {
        Person person = people.get(new PersonId(links.subject(People.ACTIVATE, token)));
        if (em.find(Credential.class, person.id().value()) != null) {
            throw new RuleBroken("activation.done");
        }
        return person;
    }

    /** The person can log in from now on. The code proves that the authenticator app took over the secret. */
    public void activate(@Nullable String token, @Nullable String password, TotpSecret secret, String code) {
        Person person = toActivate(token);
        String hash = Password.hashOfNew(password);
        long step = secret.stepOf(code, clock.instant()).orElseThrow(() -> new RuleBroken("activation.code"));
        links.use(People.ACTIVATE, token);
        create(person.id(), hash, secret, step);
    }

    /** A demo person, who needs no mailed link. */
    public void createInDemo(PersonId person, String password, TotpSecret secret) {
        if (!mode.isDemo()) {
            throw new NotFound("demo");
        }
        create(person, Password.hashOfNew(password), secret, 0);
    }

    private void create(PersonId person, String hash, TotpSecret secret, long usedStep) {
        em.persist(new Credential(person, hash, vault.encrypt(secret.bytes(), person.value()), usedStep));
        events.fire(new IdentityEvent("person.activated", Actor.of(person), person.value()));
    }

    /** The secret of a demo person, to show its code of this moment. */
    public TotpSecret secretInDemo(PersonId person) {
        if (!mode.isDemo()) {
            throw new NotFound("demo");
        }
        return secret(locked(person));
    }

    /** First step: the password. Tells no difference between an unknown address, a wrong password and a locked account. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public PasswordCheck checkPassword(MailAddress email, String password) {
        Optional<PersonId> known = people.byEmail(email).map(Person::id);
        String hash = known.flatMap(this::openHash).orElse(Password.NOBODYS);
        // outside a transaction: hashing takes long on purpose, and must hold no connection and no lock
        boolean right = Password.matches(password, hash) && !hash.equals(Password.NOBODYS);
        known.ifPresent(person -> transactions.run(() -> note(person, right)));
        return right ? new PasswordCheck(Proof.RIGHT, known) : new PasswordCheck(Proof.WRONG, Optional.empty());
    }

    /** The hash to check against, unless there is none or wrong passwords have to wait. */
    private Optional<String> openHash(PersonId person) {
        return Optional.ofNullable(em.find(Credential.class, person.value()))
                .filter(credential -> !credential.isPasswordLocked(clock.instant()))
                .map(Credential::passwordHash);
    }

    private void note(PersonId person, boolean right) {
        Credential credential = em.find(Credential.class, person.value(), LockModeType.PESSIMISTIC_WRITE);
        if (credential == null || credential.isPasswordLocked(clock.instant())) {
            return;
        }
        if (right) {
            credential.passwordRight();
        } else {
            credential.passwordFailed(clock.instant());
            events.fire(new IdentityEvent("login.failed", Actor.ANONYMOUS, person.value()));
        }
    }

    /** The second factor, to log in or to step up. Each code works once. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Proof checkCode(Actor actor, @Nullable String code, CodePurpose purpose) {
        PersonId person = actor.ownPerson();
        Credential credential = locked(person);
        String digits = code == null ? "" : code.replaceAll("\\s", "");
        Proof proof = credential.check(secret(credential), digits, clock.instant());
        String outcome = proof == Proof.RIGHT ? purpose.succeeded() : purpose.failed();
        events.fire(new IdentityEvent(outcome, actor, person.value()));
        return proof;
    }

    private Credential locked(PersonId person) {
        Credential credential = em.find(Credential.class, person.value(), LockModeType.PESSIMISTIC_WRITE);
        if (credential == null) {
            throw new NotFound("credential");
        }
        return credential;
    }

    private TotpSecret secret(Credential credential) {
        return TotpSecret.of(vault.decrypt(credential.encryptedSecret(), credential.personId()));
    }

    /** What a password proved, and whose it is if it is right. */
    public record PasswordCheck(Proof proof, Optional<PersonId> person) {}
}
