package nl.ondertekenportaal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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
    Logins logins;

    @Inject
    Recovery recovery;

    @Inject
    Passkeys passkeys;

    @Inject
    Transactions transactions;

    @Inject
    Mode mode;

    @Inject
    Event<AuditableEvent> events;

    /** Whom the link invites to choose a password and a second factor, for the first time or anew. */
    public Person toActivate(@Nullable String token) {
        Optional<UUID> restored = links.find(People.RESTORE, token);
        if (restored.isPresent()) {
            return people.get(new PersonId(restored.get()));
        }
        Person person = people.get(new PersonId(links.subject(People.ACTIVATE, token)));
        if (em.find(Credential.class, person.id().value()) != null) {
            throw new RuleBroken("activation.done");
        }
        return person;
    }

    /**
     * The person can log in from now on. The code proves that the authenticator app took over the secret.
     *
     * @return recovery codes, which are shown once and kept nowhere
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<String> activate(
            @Nullable String token, @Nullable String password, TotpSecret secret, @Nullable String code) {
        Person person = toActivate(token);
        long step = stepOf(secret, code);
        // outside a transaction: hashing takes long on purpose
        String hash = Password.hashOfNew(password, person.name(), person.email());
        List<String> codes = Recovery.newCodes();
        transactions.run(() -> {
            if (links.find(People.RESTORE, token).isPresent()) {
                links.use(People.RESTORE, token);
                renew(person.id(), hash, secret, step);
            } else {
                links.use(People.ACTIVATE, token);
                create(person.id(), hash, secret, step);
            }
            recovery.give(person.id(), codes);
        });
        return codes;
    }

    /** Both were lost, so all other ways in end too; the accounts at providers on hearing that it was done. */
    private void renew(PersonId person, String hash, TotpSecret secret, long usedStep) {
        Credential credential = locked(person);
        credential.changePassword(hash);
        replaceSecret(credential, secret, usedStep);
        passkeys.endAll(person);
        people.recovered(person);
        logins.endAll(person, Ending.RECOVERED);
        events.fire(new IdentityEvent("person.restored", Actor.of(person), person.value()));
    }

    /** The step of a code that proves that an app took over a new secret. @throws RuleBroken {@code activation.code} */
    public long stepOf(TotpSecret secret, @Nullable String code) {
        return secret.stepOf(digits(code), clock.instant()).orElseThrow(() -> new RuleBroken("activation.code"));
    }

    /** From now on the codes come from another authenticator. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void replaceSecret(Credential credential, TotpSecret secret, long usedStep) {
        credential.changeSecret(vault.encrypt(secret.bytes(), credential.personId()), usedStep);
    }

    /** @param hash of the new password */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changePassword(PersonId person, String hash) {
        locked(person).changePassword(hash);
    }

    /** Somebody who gets in by another way than a mailed link, which the caller has checked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void createWith(PersonId person, String hash, TotpSecret secret, long usedStep) {
        create(person, hash, secret, usedStep);
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
        people.activated(person);
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
        boolean matches = Password.matches(password, hash) && !hash.equals(Password.NOBODYS);
        boolean right = known.filter(person -> transactions.get(() -> note(person, matches)))
                .isPresent();
        return right ? new PasswordCheck(Proof.RIGHT, known) : new PasswordCheck(Proof.WRONG, Optional.empty());
    }

    /** The hash to check against, unless there is none or wrong passwords have to wait. */
    private Optional<String> openHash(PersonId person) {
        return Optional.ofNullable(em.find(Credential.class, person.value()))
                .filter(credential -> !credential.isPasswordLocked(clock.instant()))
                .map(Credential::passwordHash);
    }

    /** Whether it is right, and did not have to wait: others may have been tried at the same moment. */
    private boolean note(PersonId person, boolean matches) {
        Credential credential = em.find(Credential.class, person.value(), LockModeType.PESSIMISTIC_WRITE);
        if (credential == null || credential.isPasswordLocked(clock.instant())) {
            return false;
        }
        if (matches) {
            credential.passwordRight();
            return true;
        }
        credential.passwordFailed(clock.instant());
        if (credential.tellOfPasswords(clock.instant())) {
            people.mail(person, "login.passwordsWait");
        }
        events.fire(new IdentityEvent("login.failed", Actor.ANONYMOUS, person.value()));
        return false;
    }

    private static String digits(@Nullable String code) {
        return code == null ? "" : code.replaceAll("\\s", "");
    }

    /** The second factor, to log in or to step up. Each code works once. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Proof checkCode(Actor actor, @Nullable String code, CodePurpose purpose) {
        PersonId person = actor.ownPerson();
        Credential credential = locked(person);
        Proof proof = credential.check(secret(credential), digits(code), clock.instant());
        if (credential.tellOfCodes(clock.instant())) {
            people.mail(person, "login.codesWait");
        }
        String outcome = proof == Proof.RIGHT ? purpose.succeeded() : purpose.failed();
        events.fire(new IdentityEvent(outcome, actor, person.value()));
        return proof;
    }

    /** @throws NotFound if this person never chose a password */
    @Transactional(Transactional.TxType.MANDATORY)
    public Credential locked(PersonId person) {
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
