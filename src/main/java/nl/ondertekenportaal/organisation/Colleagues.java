package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    @Inject
    People people;

    @Inject
    Memberships memberships;

    @Inject
    Organisations organisations;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    @Inject
    AuthorityDesk authorities;

    @Inject
    AuthorityLock lock;

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

    /** What a fresh factor is asked for: leaving the own organisation. */
    public static Intent leaving(Actor actor) {
        return Intent.to("person.leave", actor.ownOrganisation());
    }

    /** The people of the actor's own organisation, by name. */
    public List<Colleague> own(Actor actor) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        return memberships.of(actor.ownOrganisation());
    }

    /** The people of any organisation, for NVVK. */
    public List<Colleague> of(Actor actor, OrganisationId organisation) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return memberships.of(organisation);
    }

    /** @throws NotFound unless it is a person of the actor's organisation, or NVVK's staff ask */
    public Colleague find(Actor actor, PersonId id) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        return memberships
                .in(actor.ownOrganisation(), id)
                .or(() -> actor.has(Role.NVVK_STAFF) ? elsewhere(id) : Optional.empty())
                .orElseThrow(() -> new NotFound("person"));
    }

    /** Of several organisations the first by name. */
    private Optional<Colleague> elsewhere(PersonId id) {
        return memberships.of(id).stream()
                .flatMap(organisation -> memberships.in(organisation, id).stream())
                .min(Comparator.comparing(colleague -> colleague.resting() != null));
    }

    /** Whether the actor manages this person, and not only helps. */
    public boolean isOwn(Actor actor, Colleague colleague) {
        return colleague.organisation().equals(actor.organisation());
    }

    /** The roles that exist in the actor's organisation. */
    public Set<Role> possible(Actor actor) {
        return actor.seesEverything() ? OF_NVVK : OF_PARTICIPANTS;
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
        memberships.change(colleague, roles);
        if (!colleague.isOffered()) {
            tell(colleague, "person.rolesChanged", words(roles));
        }
        events.fire(new OrganisationEvent(
                "person.rolesChanged",
                actor,
                id.value(),
                Map.of("before", RestingMembership.codes(before), "roles", RestingMembership.codes(roles))));
    }

    /**
     * The person is out at the next request, here and not elsewhere; an invitation no longer works.
     *
     * @throws RuleBroken {@code people.lastAdministrator}
     */
    public void disable(Actor actor, PersonId id) {
        lockOwn(actor);
        Colleague colleague = managed(actor, id);
        people.refuseUnconfirmed(actor);
        refuseLast(colleague);
        memberships.deactivate(colleague);
        if (!colleague.isOffered()) {
            tell(colleague, "person.disabled");
        }
        events.fire(new OrganisationEvent("person.disabled", actor, id.value(), Map.of()));
    }

    /** The person may log in again, with the roles of before. */
    public void enable(Actor actor, PersonId id) {
        Colleague colleague = managed(actor, id);
        people.refuseUnconfirmed(actor);
        memberships.activate(colleague);
        if (!colleague.isOffered()) {
            tell(colleague, "person.enabled");
        }
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
        refuseUnlessActive(colleague);
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
        refuseUnlessActive(colleague);
        stepUp.require(actor, confirming(id), code);
        colleague.person().confirmed();
        tell(colleague, "person.confirmed");
        events.fire(new OrganisationEvent("person.confirmed", actor, id.value(), Map.of()));
    }

    /**
     * The person leaves the actor's organisation of his or her own accord, and goes on working for others.
     *
     * @param code fresh second factor
     * @throws RuleBroken {@code people.lastAdministrator}, {@code people.unconfirmed}
     * @throws NotFound for who acts through an agent, and so does not belong to it
     */
    public void leave(Actor actor, @Nullable String code) {
        if (actor.isAgent()) {
            throw new NotFound("person");
        }
        people.refuseUnconfirmed(actor);
        lock.alone(actor.ownOrganisation());
        organisations.lock(actor.ownOrganisation());
        Colleague self =
                memberships.in(actor.ownOrganisation(), actor.ownPerson()).orElseThrow(() -> new NotFound("person"));
        refuseLast(self);
        stepUp.require(actor, leaving(actor), code);
        memberships.end(self);
        tell(self, "person.left");
        String organisation = organisations.get(self.organisation()).name();
        memberships.of(self.organisation()).stream()
                .filter(other -> other.leads() && other.state() == Person.State.ACTIVE)
                .forEach(leader -> outbox.mail(
                        new MailAddress(leader.email()), MailText.of("person.left.told", self.name(), organisation)));
        authorities.endAll(actor, self.organisation(), actor.ownPerson());
        events.fire(
                new OrganisationEvent("person.left", actor, actor.ownPerson().value(), Map.of()));
    }

    private static void refuseUnlessActive(Colleague colleague) {
        if (colleague.state() != Person.State.ACTIVE) {
            throw new RuleBroken("people.notActive", colleague.name());
        }
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

    /** @throws RuleBroken {@code people.roles} if there are none, or they do not exist in the actor's organisation */
    public void refuseImpossible(Actor actor, Set<Role> roles) {
        if (roles.isEmpty() || !possible(actor).containsAll(roles)) {
            throw new RuleBroken("people.roles");
        }
    }

    /** @throws RuleBroken {@code people.lastAdministrator} if an organisation would be left without anybody who lets others in */
    public void refuseLastAnywhere(PersonId id) {
        // in one order, so that two who do this at once do not wait for each other
        memberships.of(id).stream()
                .sorted(Comparator.comparing(OrganisationId::toString))
                .map(organisations::lock)
                .toList()
                .forEach(organisation -> memberships.in(organisation, id).ifPresent(this::refuseLast));
    }

    /** Counted under the lock of the organisation. */
    private void refuseLast(Colleague colleague) {
        boolean leads = colleague.leads() && colleague.resting() == null;
        if (leads && !memberships.hasAnotherLeader(colleague)) {
            throw new RuleBroken("people.lastAdministrator", colleague.name());
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
}
