package nl.ondertekenportaal.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityLock;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.StepUp;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Erases what is kept about a person, as far as that may be done now. What was signed stays: the other party and a judge must still be
 * able to see who signed it, until its retention ends.
 */
@ApplicationScoped
@Transactional
public class Erasure {

    @PersistenceContext
    EntityManager em;

    @Inject
    AuthorityLock lock;

    @Inject
    People people;

    @Inject
    Colleagues colleagues;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    @Inject
    AuthorityDesk authorities;

    @Inject
    StepUp stepUp;

    @Inject
    Event<AuditableEvent> events;

    /** What a fresh factor is asked for: erasing the actor's own account. */
    public static Intent erasing(Actor actor) {
        return Intent.to("person.erase", actor.ownPerson());
    }

    /**
     * The actor has the own account erased. Nobody logs in with it any more; one last mail says so.
     *
     * @param code fresh second factor
     * @throws nl.ondertekenportaal.common.RuleBroken {@code people.lastAdministrator} in one of the organisations,
     *     {@code people.unconfirmed} for who got in anew: that may be somebody else
     */
    public void erase(Actor actor, @Nullable String code) {
        PersonId id = actor.ownPerson();
        lock.alone(Set.of(id));
        people.refuseUnconfirmed(actor);
        colleagues.refuseLastAnywhere(id);
        stepUp.require(actor, erasing(actor), code);
        Person person = people.get(id);
        MailAddress address = new MailAddress(person.email());
        MailText goodbye = MailText.of("person.erased", person.name());
        forget(actor, id);
        outbox.mail(address, goodbye);
    }

    /** Without asking: accounts that ended so long ago that they are kept no longer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(Actor actor, Collection<PersonId> ids) {
        lock.alone(ids);
        ids.forEach(id -> forget(actor, id));
    }

    private void forget(Actor actor, PersonId id) {
        Person person = people.get(id);
        String email = person.email();
        List<OrganisationId> left = people.organisationsOf(id);
        leaveMailboxes(id, email);
        for (String table : KeptAboutPeople.ERASED) {
            em.createNativeQuery("delete from " + table + " where person_id = ?1")
                    .setParameter(1, id.value())
                    .executeUpdate();
        }
        outbox.forget(new MailAddress(email));
        links.revokeAll(id.value());
        forgetNamed(email);
        people.erase(id);
        left.forEach(organisation -> authorities.endAll(actor, organisation, id));
        events.fire(new PrivacyEvent.Erased(actor, id.value()));
    }

    /** A mailbox of an organisation that was this person's own goes to somebody who lets others in there. */
    private void leaveMailboxes(PersonId id, String email) {
        em.createNativeQuery("""
                        update organisation_contact c set mailbox = coalesce((
                            select min(p.email) from membership m join person p on p.id = m.person_id
                            where m.organisation_id = c.organisation_id and m.person_id <> ?1 and p.disabled_at is null
                              and m.role in ('ADMINISTRATOR', 'NVVK_STAFF')), c.mailbox)
                        where lower(c.mailbox) = ?2
                          and exists (select from membership m where m.organisation_id = c.organisation_id and m.person_id = ?1)""")
                .setParameter(1, id.value())
                .setParameter(2, email)
                .executeUpdate();
    }

    /** The application stays, as its organisation does; who sent it is forgotten. */
    private void forgetNamed(String email) {
        for (KeptAboutPeople.Named named : KeptAboutPeople.NAMED) {
            em.createNativeQuery(named.forget("lower(" + named.email() + ") = ?1"))
                    .setParameter(1, email)
                    .executeUpdate();
        }
        // what was typed and never sent
        em.createNativeQuery("""
                        delete from application_draft
                        where id in (select draft_id from application_answer where lower(answer) = ?1)""").setParameter(1, email).executeUpdate();
    }

    static UUID asId(Object value) {
        return UUID.fromString(value.toString());
    }
}
