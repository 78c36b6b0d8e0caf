package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * A lost administrator is replaced by NVVK, on evidence and by two people: whoever can do this alone owns every organisation. The old
 * administrators and the policy mailbox are told of the proposal and of the decision, so that somebody can object.
 */
@ApplicationScoped
@Transactional
public class Replacements {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    People people;

    @Inject
    Memberships memberships;

    @Inject
    Invitations invitations;

    @Inject
    Suspensions suspensions;

    @Inject
    Organisations organisations;

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

    /** Those of one organisation, the newest first. @throws NotFound if there is none, or it is NVVK itself */
    public List<AdministratorReplacement> of(Actor actor, OrganisationId organisation) {
        suspensions.find(actor, organisation);
        return em.createQuery("""
                        select r from AdministratorReplacement r where r.organisationId = :organisation
                        order by r.proposedAt desc""", AdministratorReplacement.class)
                .setParameter("organisation", organisation.value())
                .getResultList();
    }

    /** What a fresh factor is asked for: another administrator of this organisation. */
    public static Intent proposing(OrganisationId id) {
        return Intent.to("administrator.propose", id);
    }

    /** What a fresh factor is asked for: this proposal of another administrator. */
    public static Intent confirming(UUID id) {
        return Intent.to("administrator.confirm", id);
    }

    /**
     * @param code fresh second factor
     * @throws RuleBroken {@code replacement.open} if there is a proposal already
     */
    public UUID propose(
            Actor actor,
            OrganisationId id,
            Applicant somebody,
            AdministratorReplacement.Grounds grounds,
            @Nullable String code) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        Organisation organisation = suspensions.find(actor, organisations.lock(id));
        boolean waits =
                of(actor, id).stream().anyMatch(each -> each.state() == AdministratorReplacement.State.PROPOSED);
        if (waits) {
            throw new RuleBroken("replacement.open");
        }
        stepUp.require(actor, proposing(id), code);
        AdministratorReplacement proposal = new AdministratorReplacement(id, somebody, grounds, actor, clock.instant());
        em.persist(proposal);
        tell(organisation, "administrator.proposed", somebody.name());
        fire("administrator.proposed", actor, proposal);
        return proposal.id();
    }

    /**
     * The new administrator is invited, and the old ones are out unless they stay.
     *
     * @param code fresh second factor
     * @throws RuleBroken {@code replacement.self} if the same person proposed it, {@code replacement.decided}
     */
    public void confirm(Actor actor, UUID id, @Nullable String code) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        AdministratorReplacement proposal = find(actor, id);
        lock.alone(proposal.organisation());
        organisations.lock(proposal.organisation());
        proposal.confirm(actor, clock.instant());
        stepUp.require(actor, confirming(id), code);
        Organisation organisation = organisations.get(proposal.organisation());
        Applicant somebody = proposal.newAdministrator();
        // before the roles end, so that those who lose them are told too
        tell(organisation, "administrator.replaced", somebody.name());
        List<Colleague> leaving = proposal.oldStay()
                ? List.of()
                : memberships.of(organisation.id()).stream()
                        .filter(Colleague::leads)
                        .filter(old -> !old.email().equals(somebody.email().normalised()))
                        .toList();
        leaving.forEach(memberships::end);
        appoint(somebody, organisation);
        leaving.forEach(
                old -> authorities.endAll(actor, organisation.id(), old.person().id()));
        fire("administrator.replaced", actor, proposal);
    }

    private void appoint(Applicant somebody, Organisation organisation) {
        Optional<Person> known = people.byEmail(somebody.email());
        Optional<Colleague> here = known.flatMap(person -> memberships.in(organisation.id(), person.id()));
        if (here.isEmpty()) {
            invitations.ask(somebody, known, organisation, EnumSet.of(Role.ADMINISTRATOR));
            return;
        }
        Set<Role> roles = new TreeSet<>(here.get().roles());
        roles.add(Role.ADMINISTRATOR);
        memberships.change(here.get(), roles);
        if (here.get().state() == Person.State.DISABLED) {
            memberships.activate(here.get());
        }
        tellAppointed(
                memberships.in(organisation.id(), here.get().person().id()).orElseThrow(), organisation);
    }

    /** Who never set up an account, or has not accepted yet, needs the link for that. */
    private void tellAppointed(Colleague appointed, Organisation organisation) {
        if (appointed.state() == Person.State.INVITED) {
            invitations.askAgain(appointed);
        } else {
            outbox.mail(
                    new MailAddress(appointed.email()),
                    MailText.of("administrator.appointed", appointed.name(), organisation.name()));
        }
    }

    /** Nothing changes. Whoever proposed it may take it back. @throws RuleBroken {@code replacement.decided} */
    public void refuse(Actor actor, UUID id) {
        actor.require(Role.NVVK_STAFF);
        AdministratorReplacement proposal = find(actor, id);
        proposal.refuse(actor, clock.instant());
        tell(
                organisations.get(proposal.organisation()),
                "administrator.refused",
                proposal.newAdministrator().name());
        fire("administrator.refused", actor, proposal);
    }

    /** @throws NotFound if there is none */
    public AdministratorReplacement find(Actor actor, UUID id) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        AdministratorReplacement found = em.find(AdministratorReplacement.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new NotFound("replacement");
        }
        return found;
    }

    /** Each mailbox once, also of administrators who are out of reach. */
    private void tell(Organisation organisation, String text, String name) {
        Set<String> told = new TreeSet<>();
        told.add(organisation.profile().contacts().policy().normalised());
        memberships.of(organisation.id()).stream()
                .filter(Colleague::leads)
                .filter(leader -> !leader.isOffered())
                .forEach(leader -> told.add(leader.email()));
        told.forEach(address -> outbox.mail(new MailAddress(address), MailText.of(text, organisation.name(), name)));
    }

    private void fire(String type, Actor actor, AdministratorReplacement proposal) {
        events.fire(new OrganisationEvent(
                type,
                actor,
                proposal.organisation().value(),
                Map.of("replacement", proposal.id().toString())));
    }
}
