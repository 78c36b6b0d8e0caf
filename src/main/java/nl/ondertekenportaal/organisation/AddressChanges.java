package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Changing one's address. A link goes to each of both mailboxes; either can agree or stop it, as long as it is open. An address that
 * has an account already gets a mail that says so, and no link: who asks is not told of it.
 */
@ApplicationScoped
@Transactional
public class AddressChanges {

    private static final String OLD = "address.old";
    private static final String NEW = "address.new";
    private static final String PAGE = "/identity/address";

    /** Mails to a mailbox that may be a stranger's. */
    private static final int MOST_A_DAY = 3;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    People people;

    @Inject
    Colleagues colleagues;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    @Inject
    StepUp stepUp;

    @Inject
    Event<AuditableEvent> events;

    /** What a link is about. @param fromNew whether it was mailed to the new address */
    public record Asked(AddressChange change, Person person, boolean fromNew) {}

    /** What a fresh factor is asked for: another address of the actor. */
    public static Intent asking(Actor actor) {
        return Intent.to("person.address", actor.ownPerson());
    }

    /** What a fresh factor is asked for: agreeing to the other address of this person. */
    public static Intent agreeing(PersonId id) {
        return Intent.to("person.addressInstead", id);
    }

    /**
     * Mails a link to both addresses; what was asked before is stopped.
     *
     * @throws RuleBroken {@code address.same}, {@code address.tooMany}
     */
    public void ask(Actor actor, MailAddress to, @Nullable String code) {
        people.refuseUnconfirmed(actor);
        Person person = people.get(actor.ownPerson());
        AddressChange change = new AddressChange(person, to, clock.instant());
        refuseTooMany(person);
        stepUp.require(actor, asking(actor), code);
        unfinished(person.id()).ifPresent(this::stop);
        em.flush();
        em.persist(change);
        mail(OLD, change, new MailAddress(person.email()), "address.old", person.name(), change.newEmail());
        if (people.byEmail(to).isPresent()) {
            outbox.mail(to, MailText.of("address.known"));
        } else {
            mail(NEW, change, to, "address.new", person.name(), change.newEmail());
        }
        fire("person.addressAsked", actor, change);
    }

    private void mail(String purpose, AddressChange change, MailAddress to, String text, String name, String email) {
        URI link = links.issue(purpose, change.id(), AddressChange.WITHIN, PAGE);
        outbox.mail(to, MailText.of(text, name, email, link));
    }

    private void refuseTooMany(Person person) {
        long today = em.createQuery(
                        "select count(c) from AddressChange c where c.personId = :person and c.askedAt > :since",
                        Long.class)
                .setParameter("person", person.id().value())
                .setParameter("since", clock.instant().minus(Duration.ofDays(1)))
                .getSingleResult();
        if (today >= MOST_A_DAY) {
            throw new RuleBroken("address.tooMany");
        }
    }

    /** What this person asked for and is not done yet. */
    public Optional<AddressChange> open(Actor actor) {
        return open(actor.ownPerson());
    }

    /** The same of a colleague, for who may agree in place of the old mailbox. */
    public Optional<AddressChange> open(Actor actor, PersonId id) {
        Colleague colleague = colleagues.find(actor, id);
        return colleague.state() == Person.State.ACTIVE ? open(id) : Optional.empty();
    }

    private Optional<AddressChange> open(PersonId person) {
        Instant now = clock.instant();
        return unfinished(person).filter(change -> change.isOpen(now));
    }

    private Optional<AddressChange> unfinished(PersonId person) {
        return em.createQuery(
                        "select c from AddressChange c where c.personId = :person and c.state = :open",
                        AddressChange.class)
                .setParameter("person", person.value())
                .setParameter("open", AddressChange.State.OPEN)
                .getResultStream()
                .findFirst();
    }

    /** @throws RuleBroken {@code link.invalid} */
    public Asked asked(@Nullable String token) {
        Optional<UUID> fromNew = links.find(NEW, token);
        UUID id = fromNew.orElseGet(() -> links.subject(OLD, token));
        AddressChange change = em.find(AddressChange.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (change == null || !change.isOpen(clock.instant())) {
            throw new RuleBroken("link.invalid");
        }
        return new Asked(change, people.get(change.person()), fromNew.isPresent());
    }

    /**
     * This mailbox agrees. The new address holds when the other one agreed too.
     *
     * @return whether it holds now
     * @throws RuleBroken {@code link.invalid}, {@code address.taken} if somebody else has it meanwhile
     */
    public boolean agree(@Nullable String token) {
        Asked asked = asked(token);
        if (asked.fromNew()) {
            asked.change().confirmNew(clock.instant());
        } else {
            asked.change().confirmOld(clock.instant());
        }
        return finish(asked.change(), Actor.of(asked.person().id()));
    }

    /** Either mailbox stops it. @throws RuleBroken {@code link.invalid} */
    public void stop(@Nullable String token) {
        Asked asked = asked(token);
        stop(asked.change());
        fire("person.addressStopped", Actor.of(asked.person().id()), asked.change());
    }

    /** The person who asked stops it. */
    public void stop(Actor actor) {
        AddressChange change = open(actor).orElseThrow(() -> new NotFound("address change"));
        stop(change);
        fire("person.addressStopped", actor, change);
    }

    private void stop(AddressChange change) {
        change.stop();
        links.revoke(OLD, change.id());
        links.revoke(NEW, change.id());
    }

    /**
     * The old mailbox is out of reach; the actor has made sure that it is the same person.
     *
     * @param code fresh second factor
     * @throws RuleBroken {@code people.self}
     * @return whether the new address holds now
     */
    public boolean agreeInstead(Actor actor, PersonId id, @Nullable String code) {
        AddressChange change = open(actor, id).orElseThrow(() -> new NotFound("address change"));
        people.refuseUnconfirmed(actor);
        change.confirmInstead(actor);
        stepUp.require(actor, agreeing(id), code);
        fire("person.addressAgreedInstead", actor, change);
        return finish(change, actor);
    }

    private boolean finish(AddressChange change, Actor actor) {
        if (!change.isAgreed()) {
            return false;
        }
        if (people.byEmail(new MailAddress(change.newEmail())).isPresent()) {
            throw new RuleBroken("address.taken");
        }
        Person person = people.get(change.person());
        MailAddress old = new MailAddress(person.email());
        person.moveTo(new MailAddress(change.newEmail()));
        // whoever reads the old mailbox gets in with nothing that was mailed there
        links.revokeAll(person.id().value());
        stop(change);
        change.done();
        outbox.mail(old, MailText.of("address.done.old", person.name()));
        outbox.mail(new MailAddress(person.email()), MailText.of("address.done", person.name()));
        fire("person.addressChanged", actor, change);
        return true;
    }

    private void fire(String type, Actor actor, AddressChange change) {
        events.fire(new OrganisationEvent(
                type,
                actor,
                change.person().value(),
                Map.of("change", change.id().toString())));
    }
}
