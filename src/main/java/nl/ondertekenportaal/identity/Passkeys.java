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
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.identity.PasskeyChallenge.Kind;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's own passkeys. They stand beside password and authenticator, which stay, so that whoever removes the last passkey
 * still gets in.
 */
@ApplicationScoped
@Transactional
public class Passkeys {

    private static final int MOST = 10;
    private static final int LONGEST_ANSWER = 50_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    PublicAddress address;

    @Inject
    PasskeyChallenges challenges;

    @Inject
    FreshFactor factor;

    @Inject
    Credentials credentials;

    @Inject
    People people;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    /** The oldest first. */
    public List<Passkey> of(Actor actor) {
        return em.createQuery("select p from Passkey p where p.personId = :person order by p.createdAt", Passkey.class)
                .setParameter("person", actor.ownPerson().value())
                .getResultList();
    }

    /** What adding a passkey is called where a fresh factor is asked for it. */
    public static Intent adding(Actor actor) {
        return Intent.to("passkey.add", actor.ownPerson().value());
    }

    /** What removing this passkey is called where a fresh factor is asked for it. */
    public static Intent removing(UUID id) {
        return Intent.to("passkey.remove", id);
    }

    /**
     * First step of adding one: a fresh second factor.
     *
     * @return for the script, how to make the passkey
     * @throws RuleBroken {@code passkey.unconfirmed} for a recovered account that nobody has confirmed: who recovered it might be
     *     somebody else, and would keep a key to it; {@code passkey.name}, {@code passkey.tooMany}; rules as {@link FreshFactor}
     */
    public String prepare(Actor actor, @Nullable String name, @Nullable String proof) {
        refuseUnconfirmed(actor);
        Passkey.checked(name);
        List<Passkey> existing = of(actor);
        if (existing.size() >= MOST) {
            throw new RuleBroken("passkey.tooMany", MOST);
        }
        factor.require(actor, adding(actor), proof);
        PasskeyChallenge challenge = challenges.ask(Kind.REGISTER, actor.ownPerson(), adding(actor));
        return site().toRegister(
                        challenge.bytes(),
                        actor.ownPerson(),
                        person(actor).email(),
                        existing.stream().map(Passkey::credentialId).toList());
    }

    /**
     * Second step: what the device made. The challenge is gone afterwards, also if it is refused.
     *
     * @throws RuleBroken {@code passkey.notMade} if it was not made here on what the first step asked, or is known already
     */
    @Transactional(dontRollbackOn = RuleBroken.class)
    public void add(Actor actor, @Nullable String name, @Nullable String answer) {
        // one at a time: also the number of passkeys is counted under this lock
        credentials.locked(actor.ownPerson());
        PasskeySite.Registered made = made(actor, answer);
        refuseUnconfirmed(actor);
        if (isKnown(made) || of(actor).size() >= MOST) {
            throw new RuleBroken("passkey.notMade");
        }
        Passkey passkey = new Passkey(actor.ownPerson(), made, name, clock.instant());
        em.persist(passkey);
        tell(actor, "passkey.added", passkey);
    }

    private PasskeySite.Registered made(Actor actor, @Nullable String answer) {
        if (answer == null || answer.length() > LONGEST_ANSWER) {
            throw new RuleBroken("passkey.notMade");
        }
        return PasskeySite.challengeOf(answer)
                .flatMap(challenge -> challenges.take(Kind.REGISTER, challenge))
                .filter(asked -> asked.isFor(actor.ownPerson(), adding(actor)))
                .flatMap(asked -> site().registered(
                                asked.bytes(), actor.ownPerson(), person(actor).email(), answer))
                .orElseThrow(() -> new RuleBroken("passkey.notMade"));
    }

    private boolean isKnown(PasskeySite.Registered made) {
        return em.createQuery("select count(p) from Passkey p where p.credentialId = :id", Long.class)
                        .setParameter("id", made.credentialId())
                        .getSingleResult()
                > 0;
    }

    /** @throws RuleBroken {@code passkey.name} */
    public void rename(Actor actor, UUID id, @Nullable String name) {
        own(actor, id).rename(name);
    }

    /** It opens nothing any more. @throws RuleBroken as {@link FreshFactor} */
    public void remove(Actor actor, UUID id, @Nullable String proof) {
        own(actor, id);
        factor.require(actor, removing(id), proof);
        Passkey passkey = own(actor, id);
        em.remove(passkey);
        tell(actor, "passkey.removed", passkey);
    }

    /** None of this person's opens anything any more, and none that is being added comes about. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(PersonId person) {
        challenges.forget(person);
        em.createQuery("delete from Passkey p where p.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }

    private Passkey own(Actor actor, UUID id) {
        Passkey passkey = em.find(Passkey.class, id, LockModeType.NONE);
        if (passkey == null || !passkey.isOf(actor.ownPerson())) {
            throw new NotFound("passkey");
        }
        return passkey;
    }

    /** The owner is told by mail, who may not have done it. */
    private void tell(Actor actor, String what, Passkey passkey) {
        Person owner = person(actor);
        outbox.mail(new MailAddress(owner.email()), MailText.of(what, owner.name(), passkey.name()));
        events.fire(new IdentityEvent(what, actor, actor.ownPerson().value()));
    }

    private void refuseUnconfirmed(Actor actor) {
        if (person(actor).isUnconfirmed()) {
            throw new RuleBroken("passkey.unconfirmed");
        }
    }

    private Person person(Actor actor) {
        return people.get(actor.ownPerson());
    }

    private PasskeySite site() {
        return PasskeySite.of(address);
    }
}
