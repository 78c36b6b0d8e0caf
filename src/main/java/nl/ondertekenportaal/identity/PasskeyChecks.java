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
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.identity.PasskeyChallenge.Kind;
import nl.ondertekenportaal.organisation.Intent;
import org.jspecify.annotations.Nullable;

/**
 * Asking a passkey to sign, and checking what it signed. A check has a transaction of its own, which ends well also when the answer is
 * refused: a challenge that was answered is gone, whatever the answer.
 */
@ApplicationScoped
@Transactional
public class PasskeyChecks {

    private static final Intent LOGIN = Intent.to("login");

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    PublicAddress address;

    @Inject
    PasskeyChallenges challenges;

    @Inject
    Event<AuditableEvent> events;

    /** An answer that was right. */
    private record Signed(Passkey passkey, PasskeyChallenge challenge, PasskeyAnswer answer) {}

    /** For the script of a visitor whom nobody knows yet. */
    public String askToLogIn() {
        return site().toSign(challenges.ask(Kind.LOGIN, null, LOGIN).bytes(), List.of());
    }

    /** For the script: has one of the person's own passkeys sign what is about to be done. */
    public String ask(Actor actor, Intent intent) {
        List<byte[]> own = em.createQuery("select p from Passkey p where p.personId = :person", Passkey.class)
                .setParameter("person", actor.ownPerson().value())
                .getResultStream()
                .map(Passkey::credentialId)
                .toList();
        return site().toSign(
                        challenges.ask(Kind.STEP_UP, actor.ownPerson(), intent).bytes(), own);
    }

    /** Who it is, by possession and verification at once; empty, and not told why, if the answer is not right. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<PersonId> logIn(@Nullable String answer) {
        Optional<PersonId> person = PasskeyAnswer.read(answer)
                .filter(PasskeyAnswer::namesItsUser)
                .flatMap(read -> signed(read, challenges.take(Kind.LOGIN, read.challenge())))
                .map(signed -> signed.passkey().person());
        person.ifPresent(id -> events.fire(new IdentityEvent("login.succeeded", Actor.of(id), id.value())));
        return person;
    }

    /** What the actor's own passkey signed, if that is this intent and nothing else. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<PasskeyEvidence> stepUp(Actor actor, Intent intent, @Nullable String answer) {
        PersonId person = actor.ownPerson();
        Optional<PasskeyEvidence> evidence = PasskeyAnswer.read(answer)
                .flatMap(read -> signed(
                        read,
                        challenges.take(Kind.STEP_UP, read.challenge()).filter(asked -> asked.isFor(person, intent))))
                .filter(signed -> signed.passkey().isOf(person))
                .map(signed ->
                        new PasskeyEvidence(signed.passkey(), signed.challenge().nonce(), signed.answer(), site()));
        events.fire(
                new IdentityEvent(evidence.isPresent() ? "stepUp.succeeded" : "stepUp.failed", actor, person.value()));
        return evidence;
    }

    private Optional<Signed> signed(PasskeyAnswer answer, Optional<PasskeyChallenge> asked) {
        return asked.flatMap(challenge -> passkey(answer.credentialId())
                .filter(passkey -> isRight(passkey, challenge, answer))
                .map(passkey -> new Signed(passkey, challenge, answer)));
    }

    private boolean isRight(Passkey passkey, PasskeyChallenge challenge, PasskeyAnswer answer) {
        return switch (site().check(challenge.bytes(), answer, KnownPasskey.of(passkey), true)) {
            case PasskeySite.Checked.Right right -> {
                passkey.used(right.signCount(), clock.instant());
                yield true;
            }
            case PasskeySite.Checked.Wrong() -> {
                refused("passkey.refused", passkey);
                yield false;
            }
            case PasskeySite.Checked.CountedBack() -> {
                refused("passkey.countedBack", passkey);
                yield false;
            }
        };
    }

    private void refused(String event, Passkey passkey) {
        events.fire(new IdentityEvent(event, Actor.ANONYMOUS, passkey.person().value()));
    }

    private Optional<Passkey> passkey(byte[] credentialId) {
        return em.createQuery("select p from Passkey p where p.credentialId = :id", Passkey.class)
                .setParameter("id", credentialId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private PasskeySite site() {
        return PasskeySite.of(address);
    }
}
