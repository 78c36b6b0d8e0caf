package nl.ondertekenportaal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/** Recovery codes, and getting in with one of them when the authenticator is lost. */
@ApplicationScoped
@Transactional
public class Recovery {

    private static final int CODES = 10;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Credentials credentials;

    @Inject
    FreshFactor factor;

    @Inject
    Logins logins;

    @Inject
    People people;

    @Inject
    Event<AuditableEvent> events;

    static List<String> newCodes() {
        return Stream.generate(RecoveryCode::random).limit(CODES).toList();
    }

    /** These take the place of all that the person had. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void give(PersonId person, List<String> codes) {
        em.createQuery("delete from RecoveryCode c where c.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
        codes.forEach(code -> em.persist(new RecoveryCode(person, code)));
    }

    /** What making new codes is called where a fresh factor is asked for it. */
    public static Intent renewing(Actor actor) {
        return Intent.to("recoveryCodes.make", actor.ownPerson());
    }

    /**
     * Ten new codes; the old ones work no longer.
     *
     * @param proof fresh second factor
     * @return the codes, which are shown once and kept nowhere
     */
    public List<String> renew(Actor actor, @Nullable String proof) {
        factor.require(actor, renewing(actor), proof);
        List<String> codes = newCodes();
        give(actor.ownPerson(), codes);
        events.fire(
                new IdentityEvent("recoveryCodes.made", actor, actor.ownPerson().value()));
        return codes;
    }

    /** How many codes the person still has. */
    public long left(Actor actor) {
        return em.createQuery(
                        "select count(c) from RecoveryCode c where c.personId = :person and c.usedAt is null",
                        Long.class)
                .setParameter("person", actor.ownPerson().value())
                .getSingleResult();
    }

    /**
     * Uses a recovery code up to connect a new authenticator; every other login of the person ends, and nothing is signed until
     * somebody confirms. Wrong tries make the next one wait, as with the codes of an authenticator.
     *
     * @param person who gave the right password
     * @param appCode from the new authenticator, which proves that it took over the secret
     * @throws RuleBroken {@code activation.code} if that is wrong: the recovery code is not used up then
     */
    public Proof recover(PersonId person, @Nullable String recoveryCode, TotpSecret secret, @Nullable String appCode) {
        long step = credentials.stepOf(secret, appCode);
        Credential credential = credentials.locked(person);
        Optional<RecoveryCode> known = recoveryCode == null ? Optional.empty() : matching(person, recoveryCode);
        Proof proof = credential.recover(known.isPresent(), clock.instant());
        if (proof == Proof.RIGHT) {
            known.orElseThrow().use(clock.instant());
            credentials.replaceSecret(credential, secret, step);
            people.recovered(person);
            logins.endAll(person, Ending.RECOVERED);
        }
        if (credential.tellOfCodes(clock.instant())) {
            people.mail(person, "login.codesWait");
        }
        events.fire(new IdentityEvent(
                proof == Proof.RIGHT ? "recoveryCode.used" : "recoveryCode.refused", Actor.of(person), person.value()));
        return proof;
    }

    private Optional<RecoveryCode> matching(PersonId person, String typed) {
        return em.createQuery("select c from RecoveryCode c where c.personId = :person", RecoveryCode.class)
                .setParameter("person", person.value())
                .getResultStream()
                .filter(code -> code.opensWith(person, typed))
                .findFirst();
    }
}
