package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.outbound.Outbox;

/** People and their roles. */
@ApplicationScoped
@Transactional
public class People {

    /** Purpose of the link with which a person chooses a password and a second factor. */
    public static final String ACTIVATE = "person.activate";

    /** Purpose of the link with which a person who can no longer log in chooses both anew. */
    public static final String RESTORE = "person.restore";

    static final Duration ACTIVATE_WITHIN = Duration.ofDays(7);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Organisations organisations;

    @Inject
    PublicAddress address;

    public Person get(PersonId id) {
        Person person = em.find(Person.class, id.value());
        if (person == null) {
            throw new NotFound("person");
        }
        return person;
    }

    public Optional<Person> byEmail(MailAddress email) {
        return em.createQuery("select p from Person p where lower(p.email) = :email", Person.class)
                .setParameter("email", email.normalised())
                .getResultStream()
                .findFirst();
    }

    /**
     * The person as actor for one organisation, with the roles of this moment. Nobody acts for a suspended organisation,
     * and a person who may no longer log in acts for none.
     */
    public Actor actor(PersonId id, OrganisationId organisation) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        memberships(id).stream()
                .filter(m -> m.organisation().equals(organisation))
                .forEach(m -> roles.add(m.role()));
        return roles.isEmpty() ? Actor.ANONYMOUS : new Actor(id, organisation, roles);
    }

    /** The organisations for which the person may act now. */
    public List<OrganisationId> organisationsOf(PersonId id) {
        return memberships(id).stream().map(Membership::organisation).distinct().toList();
    }

    /** @throws RuleBroken {@code login.suspended}, with name and reason, if the person works for an organisation that is suspended */
    public void refuseSuspended(PersonId id) {
        em.createQuery("""
                        select o from Membership m, Organisation o
                        where m.personId = :person and o.id = m.organisationId and o.suspendedAt is not null""", Organisation.class)
                .setParameter("person", id.value())
                .getResultStream()
                .findFirst()
                .ifPresent(o -> {
                    throw new RuleBroken(
                            "login.suspended", o.name(), o.suspensionReason().orElse(""));
                });
    }

    private List<Membership> memberships(PersonId id) {
        return em.createQuery("""
                        select m from Membership m, Organisation o, Person p
                        where m.personId = :person and o.id = m.organisationId and o.suspendedAt is null
                          and p.id = m.personId and p.disabledAt is null
                        order by o.name, m.role""", Membership.class)
                .setParameter("person", id.value())
                .getResultList();
    }

    /**
     * The applicant becomes first administrator and signatory of the organisation: with a new account, or with the one that this
     * address has, besides what it is used for already.
     */
    public Person admit(Application application, Organisation organisation) {
        Applicant applicant = application.applicant();
        Person person = byEmail(applicant.email()).orElseGet(() -> create(applicant));
        give(person, organisation.id(), Role.ADMINISTRATOR, Role.SIGNATORY);
        if (person.state() == Person.State.ACTIVE) {
            outbox.mail(
                    new MailAddress(person.email()),
                    MailText.of(
                            "application.admitted.known",
                            person.name(),
                            organisation.name(),
                            address.of("/identity/login")));
        } else {
            invite(person, organisation, "application.admitted");
        }
        return person;
    }

    /**
     * Who got in anew gives nobody a role, an authority or a way in, and confirms nobody: else a recovered account could sign
     * through another one.
     *
     * @throws RuleBroken {@code people.unconfirmed} until somebody else has confirmed that it is the same person
     */
    public void refuseUnconfirmed(Actor actor) {
        Person person = em.find(Person.class, actor.ownPerson().value());
        if (person != null && person.isUnconfirmed()) {
            throw new RuleBroken("people.unconfirmed");
        }
    }

    /** A person with these roles; the caller sees to it that the person can log in. */
    public Person add(Applicant applicant, OrganisationId organisation, Role... roles) {
        Person person = create(applicant);
        give(person, organisation, roles);
        return person;
    }

    /** Mails a link with which the person sets up the account; those mailed before work no longer. */
    public void invite(Person person, Organisation organisation, String text) {
        links.revoke(ACTIVATE, person.id().value());
        URI link = links.issue(ACTIVATE, person.id().value(), ACTIVATE_WITHIN, "/identity/activate");
        outbox.mail(new MailAddress(person.email()), MailText.of(text, person.name(), organisation.name(), link));
        person.invited(clock.instant());
    }

    /** Tells the owner of an account something about it. @param text with one gap, for the name */
    public void mail(PersonId id, String text) {
        Person person = get(id);
        outbox.mail(new MailAddress(person.email()), MailText.of(text, person.name()));
    }

    /** What names the person is gone; the caller sees to all else that is kept. */
    public void erase(PersonId id) {
        get(id).erase(clock.instant());
        em.flush();
    }

    /** The person can log in from now on. */
    public void activated(PersonId id) {
        get(id).activated(clock.instant());
    }

    /**
     * The person set up a new second factor without the old one. Nothing is signed until another administrator or NVVK confirms;
     * they are told, and so is the person, who may not have done it.
     */
    public void recovered(PersonId id) {
        Person person = get(id);
        person.recovered(clock.instant());
        outbox.mail(new MailAddress(person.email()), MailText.of("person.recovered", person.name()));
        for (MailAddress address : whoConfirms(person)) {
            outbox.mail(address, MailText.of("person.recovered.confirm", person.name(), person.email()));
        }
    }

    private List<MailAddress> whoConfirms(Person person) {
        List<MailAddress> administrators = em
                .createQuery("""
                        select distinct p.email from Membership m, Membership own, Person p
                        where own.personId = :person and m.organisationId = own.organisationId and m.role = :administrator
                          and p.id = m.personId and p.id <> :person and p.disabledAt is null
                          and p.activatedAt is not null""", String.class)
                .setParameter("person", person.id().value())
                .setParameter("administrator", Role.ADMINISTRATOR)
                .getResultList()
                .stream()
                .map(MailAddress::new)
                .toList();
        return administrators.isEmpty()
                ? organisations.ofNvvk().map(nvvk -> nvvk.profile().contacts().policy()).stream()
                        .toList()
                : administrators;
    }

    /** Whether NVVK has somebody who can log in and let others in. */
    public boolean hasNvvkStaff() {
        return em.createQuery("""
                        select count(m) from Membership m, Person p
                        where m.role = :staff and p.id = m.personId
                          and p.disabledAt is null and p.activatedAt is not null""", Long.class)
                        .setParameter("staff", Role.NVVK_STAFF)
                        .getSingleResult()
                > 0;
    }

    public Person create(Applicant applicant) {
        Person person = new Person(applicant, clock.instant());
        em.persist(person);
        // roles and passwords refer to the person by id only, so JPA does not know that it must be stored before them
        em.flush();
        return person;
    }

    public void give(Person person, OrganisationId organisation, Role... roles) {
        for (Role role : roles) {
            em.persist(new Membership(person.id(), organisation, role));
        }
    }
}
