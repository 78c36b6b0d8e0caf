package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * The people of an organisation, as its administrators manage them; NVVK's staff manage those of NVVK, and help the people of
 * others back in. An organisation is never left without an administrator who can log in.
 */
@ApplicationScoped
@Transactional
public class Colleagues {

    private static final Set<Role> OF_PARTICIPANTS =
            EnumSet.of(Role.ADMINISTRATOR, Role.SIGNATORY, Role.EDITOR, Role.READER);
    private static final Set<Role> OF_NVVK = EnumSet.of(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
    private static final Duration RESTORE_WITHIN = Duration.ofDays(1);

    /** Invitations, and so mails, to one person. */
    private static final int MOST_A_DAY = 3;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    @Inject
    StepUp stepUp;

    @Inject
    Event<AuditableEvent> events;

    /** What a fresh factor is asked for: to invite somebody. */
    public static Intent inviting(Actor actor) {
        return Intent.to("person.invite", actor.ownOrganisation());
    }

    /** What a fresh factor is asked for: other roles of this person. */
    public static Intent changingRoles(PersonId id) {
        return Intent.to("person.roles", id);
    }

    /** What a fresh factor is asked for: letting this person in anew. */
    public static Intent restoring(PersonId id) {
        return Intent.to("person.restore", id);
    }

    /** What a fresh factor is asked for: this person is the same one as before. */
    public static Intent confirming(PersonId id) {
        return Intent.to("person.confirm", id);
    }

    /** The people of the actor's own organisation, by name. */
    public List<Colleague> own(Actor actor) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        return of(actor.ownOrganisation());
    }

    /** The people of any organisation, for NVVK. */
    public List<Colleague> of(Actor actor, OrganisationId organisation) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return of(organisation);
    }

    /** @throws NotFound unless it is a person of the actor's organisation, or NVVK's staff ask */
    public Colleague find(Actor actor, PersonId id) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        Colleague colleague = colleague(id);
        if (!isOwn(actor, colleague) && !actor.has(Role.NVVK_STAFF)) {
            throw new NotFound("person");
        }
        return colleague;
    }

    /** Whether the actor manages this person, and not only helps. */
    public boolean isOwn(Actor actor, Colleague colleague) {
        return colleague.organisation().equals(actor.organisation());
    }

    /** The roles that exist in the actor's organisation. */
    public Set<Role> possible(Actor actor) {
        return actor.seesEverything() ? OF_NVVK : OF_PARTICIPANTS;
    }

    /** A link goes to the address; who opens it sets up an account with these roles. */
    public PersonId invite(Actor actor, Applicant somebody, Set<Role> roles, @Nullable String code) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        refuseImpossible(actor, roles);
        refuseKnown(actor, somebody.email());
        stepUp.require(actor, inviting(actor), code);
        Organisation organisation = organisations.get(actor.ownOrganisation());
        Person person = people.create(somebody);
        people.give(person, organisation.id(), roles.toArray(Role[]::new));
        people.invite(person, organisation, "person.invited");
        events.fire(new OrganisationEvent("person.invited", actor, person.id().value(), Map.of("roles", codes(roles))));
        return person.id();
    }

    private void refuseKnown(Actor actor, MailAddress address) {
        people.byEmail(address)
                .flatMap(person -> memberships(person.id()).stream().findFirst())
                .ifPresent(m -> {
                    boolean here = m.organisation().equals(actor.organisation());
                    throw new RuleBroken(here ? "people.already" : "people.elsewhere", address.value());
                });
    }

    /**
     * Mails the invitation once more, for who missed the first one.
     *
     * @throws RuleBroken {@code people.active} if the person set up the account already, {@code people.tooMany} if this was done
     *     too often today
     */
    public void inviteAgain(Actor actor, PersonId id) {
        Colleague colleague = find(actor, id);
        if (colleague.person().state() != Person.State.INVITED) {
            throw new RuleBroken("people.active", colleague.person().name());
        }
        if (!remind(id)) {
            throw new RuleBroken("people.tooMany", colleague.person().name());
        }
        events.fire(new OrganisationEvent("person.invitedAgain", actor, id.value(), Map.of()));
    }

    /** Mails the invitation once more, unless that was done too often today. */
    public boolean remind(PersonId id) {
        if (links.issuedToday(People.ACTIVATE, id.value(), People.ACTIVATE_WITHIN) >= MOST_A_DAY) {
            return false;
        }
        Colleague colleague = colleague(id);
        people.invite(colleague.person(), organisations.get(colleague.organisation()), "person.invited");
        return true;
    }

    /** @throws RuleBroken {@code people.roles} if there are none, {@code people.lastAdministrator} */
    public void changeRoles(Actor actor, PersonId id, Set<Role> roles, @Nullable String code) {
        lockOwn(actor);
        Colleague colleague = managed(actor, id);
        people.refuseUnconfirmed(actor);
        refuseImpossible(actor, roles);
        stepUp.require(actor, changingRoles(id), code);
        Set<Role> before = colleague.roles();
        Colleague after = new Colleague(colleague.person(), colleague.organisation(), roles);
        if (!after.leads()) {
            refuseLast(colleague);
        }
        memberships(id).stream().filter(m -> !roles.contains(m.role())).forEach(em::remove);
        roles.stream()
                .filter(role -> !before.contains(role))
                .forEach(role -> people.give(colleague.person(), colleague.organisation(), role));
        tell(colleague, "person.rolesChanged", words(roles));
        events.fire(new OrganisationEvent(
                "person.rolesChanged", actor, id.value(), Map.of("before", codes(before), "roles", codes(roles))));
    }

    /** The person is out at the next request. @throws RuleBroken {@code people.lastAdministrator} */
    public void disable(Actor actor, PersonId id) {
        lockOwn(actor);
        Colleague colleague = managed(actor, id);
        people.refuseUnconfirmed(actor);
        refuseLast(colleague);
        colleague.person().disable(clock.instant());
        tell(colleague, "person.disabled");
        events.fire(new OrganisationEvent("person.disabled", actor, id.value(), Map.of()));
    }

    /** The person may log in again, with the roles of before. */
    public void enable(Actor actor, PersonId id) {
        Colleague colleague = managed(actor, id);
        people.refuseUnconfirmed(actor);
        colleague.person().enable();
        tell(colleague, "person.enabled");
        events.fire(new OrganisationEvent("person.enabled", actor, id.value(), Map.of()));
    }

    /**
     * For who lost the second factor and the recovery codes: a link to choose both password and second factor anew. Afterwards
     * nothing is signed until somebody confirms.
     */
    public void restore(Actor actor, PersonId id, @Nullable String code) {
        Colleague colleague = find(actor, id);
        refuseSelf(actor, id);
        people.refuseUnconfirmed(actor);
        if (colleague.person().state() != Person.State.ACTIVE) {
            throw new RuleBroken("people.notActive", colleague.person().name());
        }
        stepUp.require(actor, restoring(id), code);
        links.revoke(People.RESTORE, id.value());
        URI link = links.issue(People.RESTORE, id.value(), RESTORE_WITHIN, "/identity/activate");
        tell(colleague, "person.restore", link);
        events.fire(new OrganisationEvent("person.restore", actor, id.value(), Map.of()));
    }

    /** The actor has made sure that it is the same person as before; from now on this person may sign again. */
    public void confirm(Actor actor, PersonId id, @Nullable String code) {
        Colleague colleague = find(actor, id);
        refuseSelf(actor, id);
        people.refuseUnconfirmed(actor);
        stepUp.require(actor, confirming(id), code);
        colleague.person().confirmed();
        tell(colleague, "person.confirmed");
        events.fire(new OrganisationEvent("person.confirmed", actor, id.value(), Map.of()));
    }

    /** Before anybody is read, so that what is read is what holds: two cannot remove each other at once. */
    private void lockOwn(Actor actor) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        organisations.lock(actor.ownOrganisation());
    }

    private Colleague managed(Actor actor, PersonId id) {
        Colleague colleague = find(actor, id);
        if (!isOwn(actor, colleague)) {
            throw new NotFound("person");
        }
        return colleague;
    }

    private static void refuseSelf(Actor actor, PersonId id) {
        if (id.equals(actor.person())) {
            throw new RuleBroken("people.self");
        }
    }

    private void refuseImpossible(Actor actor, Set<Role> roles) {
        if (roles.isEmpty() || !possible(actor).containsAll(roles)) {
            throw new RuleBroken("people.roles");
        }
    }

    /** Counted under the lock of the organisation. */
    private void refuseLast(Colleague colleague) {
        boolean another = of(colleague.organisation()).stream()
                .filter(other -> !other.person().id().equals(colleague.person().id()))
                .anyMatch(other -> other.leads() && other.person().state() == Person.State.ACTIVE);
        if (!another && colleague.leads()) {
            throw new RuleBroken("people.lastAdministrator", colleague.person().name());
        }
    }

    private void tell(Colleague colleague, String text, Object... more) {
        List<Object> values = new ArrayList<>(List.of(
                colleague.person().name(),
                organisations.get(colleague.organisation()).name()));
        values.addAll(List.of(more));
        outbox.mail(new MailAddress(colleague.person().email()), MailText.of(text, values.toArray()));
    }

    private static String words(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> MailText.word("role." + role))
                .collect(Collectors.joining(", "));
    }

    private static String codes(Set<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::name).collect(Collectors.joining(" "));
    }

    private Colleague colleague(PersonId id) {
        Optional<Colleague> found = memberships(id).stream()
                .findFirst()
                .flatMap(m -> of(m.organisation()).stream()
                        .filter(c -> c.person().id().equals(id))
                        .findFirst());
        return found.orElseThrow(() -> new NotFound("person"));
    }

    private List<Membership> memberships(PersonId id) {
        return em.createQuery("select m from Membership m where m.personId = :person", Membership.class)
                .setParameter("person", id.value())
                .getResultList();
    }

    private List<Colleague> of(OrganisationId organisation) {
        Map<Person, Set<Role>> roles = new LinkedHashMap<>();
        em.createQuery("""
                        select p, m.role from Membership m, Person p
                        where m.organisationId = :organisation and p.id = m.personId
                        order by p.name, p.id, m.role""", Object[].class)
                .setParameter("organisation", organisation.value())
                .getResultList()
                .forEach(row -> roles.computeIfAbsent((Person) row[0], p -> EnumSet.noneOf(Role.class))
                        .add((Role) row[1]));
        return roles.entrySet().stream()
                .map(entry -> new Colleague(entry.getKey(), organisation, entry.getValue()))
                .toList();
    }
}
