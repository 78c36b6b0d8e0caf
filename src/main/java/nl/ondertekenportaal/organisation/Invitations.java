package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Asking somebody to work for an organisation. Who has no account yet sets one up; who has one already is offered the roles
 * besides, and accepts or refuses. The inviter sees no difference: for whom somebody works besides is nobody's business.
 */
@ApplicationScoped
@Transactional
public class Invitations {

    /** Purpose of the link with which somebody who has an account accepts or refuses. */
    static final String OFFER = "membership.offer";

    /** Invitations, and so mails, to one person. */
    private static final int MOST_A_DAY = 3;

    @Inject
    Clock clock;

    @Inject
    People people;

    @Inject
    Colleagues colleagues;

    @Inject
    Memberships memberships;

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

    /** What somebody is asked to become, for whom. */
    public record Offer(Person person, Organisation organisation, Set<Role> roles) {

        /** What a fresh factor is asked for: belonging to this organisation too. */
        public Intent accepting() {
            return Intent.to("membership.accept", organisation.id());
        }
    }

    /**
     * A link goes to the address; who opens it sets up an account with these roles, or adds them to the account that there is.
     *
     * @throws RuleBroken {@code people.already} if the address is known in this organisation, {@code people.roles}
     */
    public PersonId invite(Actor actor, Applicant somebody, Set<Role> roles, @Nullable String code) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        colleagues.refuseImpossible(actor, roles);
        Optional<Person> known = people.byEmail(somebody.email());
        known.flatMap(person -> memberships.in(actor.ownOrganisation(), person.id()))
                .ifPresent(here -> {
                    throw new RuleBroken("people.already", somebody.email().value());
                });
        stepUp.require(actor, Colleagues.inviting(actor), code);
        PersonId id = ask(somebody, known, organisations.get(actor.ownOrganisation()), roles);
        events.fire(new OrganisationEvent(
                "person.invited", actor, id.value(), Map.of("roles", RestingMembership.codes(roles))));
        return id;
    }

    /** For who decided already that this person is to have these roles. */
    public PersonId ask(Applicant somebody, Optional<Person> known, Organisation organisation, Set<Role> roles) {
        if (known.isPresent()) {
            mail(memberships.offer(known.get(), organisation.id(), roles, somebody), known.get(), organisation);
            return known.get().id();
        }
        Person person = people.create(somebody);
        people.give(person, organisation.id(), roles.toArray(Role[]::new));
        people.invite(person, organisation, "person.invited");
        return person.id();
    }

    private void mail(RestingMembership offer, Person person, Organisation organisation) {
        links.revoke(OFFER, offer.id());
        URI link = links.issue(OFFER, offer.id(), People.ACTIVATE_WITHIN, "/identity/membership");
        outbox.mail(
                new MailAddress(person.email()),
                MailText.of("person.offered", person.name(), organisation.name(), link));
        offer.invitedAgain(clock.instant());
    }

    /**
     * Mails the invitation once more, for who missed the first one.
     *
     * @throws RuleBroken {@code people.active} if the person set up the account or accepted already, {@code people.tooMany} if
     *     this was done too often today
     */
    public void inviteAgain(Actor actor, PersonId id) {
        Colleague colleague = colleagues.find(actor, id);
        if (colleague.state() != Person.State.INVITED) {
            throw new RuleBroken("people.active", colleague.name());
        }
        if (!remind(colleague)) {
            throw new RuleBroken("people.tooMany", colleague.name());
        }
        events.fire(new OrganisationEvent("person.invitedAgain", actor, id.value(), Map.of()));
    }

    /** Mails the invitation once more to who asks for it at the door, unless that was done too often today. */
    public void remind(PersonId id) {
        people.organisationsOf(id).stream()
                .findFirst()
                .flatMap(organisation -> memberships.in(organisation, id))
                .filter(this::remind)
                .ifPresent(reminded -> events.fire(
                        new OrganisationEvent("person.invitedAgain", Actor.ANONYMOUS, id.value(), Map.of())));
    }

    private boolean remind(Colleague colleague) {
        boolean offered = colleague.isOffered();
        UUID subject =
                offered ? colleague.offer().id() : colleague.person().id().value();
        if (links.issuedToday(offered ? OFFER : People.ACTIVATE, subject, People.ACTIVATE_WITHIN) >= MOST_A_DAY) {
            return false;
        }
        askAgain(colleague);
        return true;
    }

    /** For who decided already that the person is asked once more; the links of before work no longer. */
    public void askAgain(Colleague colleague) {
        Organisation organisation = organisations.get(colleague.organisation());
        if (colleague.isOffered()) {
            mail(colleague.offer(), colleague.person(), organisation);
        } else {
            people.invite(colleague.person(), organisation, "person.invited");
        }
    }

    /** What the link offers; does not use it up. @throws RuleBroken {@code link.invalid} */
    public Offer offered(@Nullable String token) {
        Colleague offered = memberships.openOffer(links.subject(OFFER, token));
        return new Offer(offered.person(), organisations.get(offered.organisation()), offered.roles());
    }

    /** Whether the person must be logged in to accept; who works for nobody now cannot log in, and accepts with the link alone. */
    public boolean asksLogin(Offer offer) {
        return !people.organisationsOf(offer.person().id()).isEmpty();
    }

    /**
     * The roles hold from now on; the person logs in for this organisation with the account that there is.
     *
     * @param code fresh second factor, unless the person cannot log in for any organisation yet
     * @throws NotFound if the offer is somebody else's
     * @throws RuleBroken {@code link.invalid}
     */
    public Offer accept(Actor actor, @Nullable String token, @Nullable String code) {
        Offer offer = offered(token);
        if (asksLogin(offer)) {
            if (!offer.person().id().equals(actor.person())) {
                throw new NotFound("offer");
            }
            people.refuseUnconfirmed(actor);
            stepUp.require(actor, offer.accepting(), code);
        }
        memberships.accept(memberships.openOffer(links.use(OFFER, token)));
        fire("membership.accepted", offer);
        return offer;
    }

    /** Nothing changes for the person; the inviter no longer sees the invitation. */
    public void refuse(@Nullable String token) {
        Offer offer = offered(token);
        memberships.end(memberships.openOffer(links.use(OFFER, token)));
        fire("membership.refused", offer);
    }

    private void fire(String type, Offer offer) {
        PersonId person = offer.person().id();
        Actor actor = new Actor(person, offer.organisation().id(), Set.of());
        events.fire(new OrganisationEvent(type, actor, person.value(), Map.of()));
    }
}
