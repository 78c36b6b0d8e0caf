package nl.ondertekenportaal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.organisation.Intent;
import org.jspecify.annotations.Nullable;

/** What passkeys were asked to sign, in the database: the answer may arrive at another node, and works at one of them, once. */
@ApplicationScoped
@Transactional
public class PasskeyChallenges {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** @param person who is asked; nobody yet, to log in */
    public PasskeyChallenge ask(PasskeyChallenge.Kind kind, @Nullable PersonId person, Intent intent) {
        em.createQuery("delete from PasskeyChallenge c where c.expiresAt < :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
        PasskeyChallenge challenge = new PasskeyChallenge(kind, person, intent, clock.instant());
        em.persist(challenge);
        return challenge;
    }

    /** The challenge that was answered, which from now on is not there any more; empty if it was answered before, or too late. */
    public Optional<PasskeyChallenge> take(PasskeyChallenge.Kind kind, byte[] answered) {
        PasskeyChallenge challenge = em.find(PasskeyChallenge.class, answered, LockModeType.PESSIMISTIC_WRITE);
        if (challenge == null) {
            return Optional.empty();
        }
        em.remove(challenge);
        return Optional.of(challenge).filter(found -> found.serves(kind, clock.instant()));
    }

    /** What this person was asked counts no longer. */
    public void forget(PersonId person) {
        em.createQuery("delete from PasskeyChallenge c where c.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }
}
