package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * Recording, confirming and ending signing authority. An administrator records and ends for the own organisation; another
 * administrator of it, or NVVK's staff, confirms what was recorded. Each of these asks for a fresh second factor.
 */
@ApplicationScoped
@Transactional
public class AuthorityDesk {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Mode mode;

    @Inject
    SigningAuthorities authorities;

    @Inject
    AuthorityLock lock;

    @Inject
    AuthorityMails mails;

    @Inject
    Organisations organisations;

    @Inject
    Agency agency;

    @Inject
    Memberships memberships;

    @Inject
    People people;

    @Inject
    EvidenceFiles files;

    @Inject
    StepUp stepUp;

    @Inject
    Event<AuditableEvent> events;

    /** What a fresh factor is asked for: recording an authority of the own organisation. */
    public static Intent recording(Actor actor) {
        return Intent.to("authority.record", actor.ownOrganisation());
    }

    /** What a fresh factor is asked for: confirming this authority. */
    public static Intent confirming(UUID id) {
        return Intent.to("authority.confirm", id);
    }

    /** What a fresh factor is asked for: refusing this authority. */
    public static Intent refusing(UUID id) {
        return Intent.to("authority.refuse", id);
    }

    /** What a fresh factor is asked for: ending this authority. */
    public static Intent ending(UUID id) {
        return Intent.to("authority.end", id);
    }

    /**
     * Records that somebody of the actor's organisation may sign for it, or that an agent may act in its name, once somebody else has
     * confirmed it.
     *
     * @param holder the person, or the agent
     * @param evidence the decision or the mandate as a file, for who confirms it; null if there is none
     * @throws RuleBroken {@code authority.person} if the holder does not belong to it and is no agent, {@code scope.unknown} if a sector does not
     *     exist; rules as {@link SigningAuthority} and {@link StepUp}
     */
    public UUID record(
            Actor actor,
            @Nullable UUID holder,
            Decision decision,
            Power power,
            @Nullable Upload evidence,
            @Nullable String code) {
        SigningAuthority authority = authority(actor, holder, decision, power);
        stepUp.require(actor, recording(actor), code);
        if (evidence != null) {
            authority.prove(files.keep(actor, actor.ownOrganisation(), evidence));
        }
        store(actor, authority);
        mails.askToConfirm(authority);
        return authority.id();
    }

    /** In the demonstration, with which nobody waits for a second person: recorded, and confirmed by this one, as on its first day. */
    public UUID recordInDemo(Actor actor, UUID holder, Decision decision, Power power, Actor confirming) {
        if (!mode.isDemo()) {
            throw new NotFound("demo");
        }
        SigningAuthority authority = authority(actor, holder, decision, power);
        store(actor, authority);
        events.fire(
                authority.confirm(confirming, clock.instant(), power.validity().from()));
        return authority.id();
    }

    private SigningAuthority authority(Actor actor, @Nullable UUID holder, Decision decision, Power power) {
        actor.require(Role.ADMINISTRATOR);
        people.refuseUnconfirmed(actor);
        Organisation organisation = organisations.get(actor.ownOrganisation());
        Instant now = clock.instant();
        LocalDate today = calendar.today();
        Optional<Organisation> agent = agency.agents(actor).stream()
                .filter(each -> each.id().value().equals(holder))
                .findFirst();
        if (agent.isPresent()) {
            return new SigningAuthority(actor, agent.get(), organisation, decision, power, now, today);
        }
        Person signatory = authorities.people(actor).stream()
                .filter(each -> each.id().value().equals(holder))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("authority.person"));
        return new SigningAuthority(actor, signatory, organisation, decision, power, now, today);
    }

    private void store(Actor actor, SigningAuthority authority) {
        em.persist(authority);
        events.fire(authority.recorded(actor));
    }

    /**
     * The actor has seen the decision, and says that it is right; from now on the authority holds.
     *
     * @throws NotFound if it is another organisation's
     * @throws RuleBroken as {@link SigningAuthority#undecidable} and {@link StepUp}, {@code people.unconfirmed}
     */
    public void confirm(Actor actor, UUID id, @Nullable String code) {
        SigningAuthority authority = toDecide(actor, id);
        OrganisationEvent confirmed = authority.confirm(actor, clock.instant(), calendar.today());
        stepUp.require(actor, confirming(id), code);
        events.fire(confirmed);
        mails.tellConfirmed(authority);
    }

    /**
     * The actor says that it is not right, and why; it never holds.
     *
     * @throws RuleBroken as {@link #confirm}, and {@code authority.reason} without a reason
     */
    public void refuse(Actor actor, UUID id, @Nullable String reason, @Nullable String code) {
        SigningAuthority authority = toDecide(actor, id);
        OrganisationEvent refused = authority.refuse(actor, reason, clock.instant(), calendar.today());
        stepUp.require(actor, refusing(id), code);
        events.fire(refused);
        mails.tellRefused(authority);
    }

    /**
     * The authority holds up to and including this day, and no longer. Who signs on it at this moment does so before that, or is refused.
     *
     * @throws NotFound if it is another organisation's
     * @throws RuleBroken {@code authority.lastDay} if no day was given, {@code authority.endsEarlier}; rules as {@link StepUp}
     */
    public void end(Actor actor, UUID id, @Nullable LocalDate lastDay, @Nullable String code) {
        actor.require(Role.ADMINISTRATOR);
        people.refuseUnconfirmed(actor);
        SigningAuthority authority = authorities.get(actor, id);
        if (lastDay == null) {
            throw new RuleBroken("authority.lastDay");
        }
        lock.alone(id);
        em.refresh(authority);
        OrganisationEvent ended = authority.end(actor, lastDay, clock.instant());
        stepUp.require(actor, ending(id), code);
        events.fire(ended);
    }

    /**
     * Who does not belong to the organisation any more does not sign for it from tomorrow on, also not after coming back: each authority
     * that holds, will hold or waits ends today. Under the lock that its caller took: see {@link AuthorityLock#alone(OrganisationId)}.
     */
    public void endAll(Actor actor, OrganisationId organisation, PersonId person) {
        LocalDate today = calendar.today();
        em.createQuery("""
                        select a from SigningAuthority a
                        where a.organisationId = :organisation and a.person.id = :person""", SigningAuthority.class)
                .setParameter("organisation", organisation.value())
                .setParameter("person", person.value())
                .getResultStream()
                .filter(authority -> authority.isEndableOn(today))
                .filter(authority ->
                        authority.lastDay().filter(last -> !last.isAfter(today)).isEmpty())
                .forEach(authority -> events.fire(authority.end(actor, today, clock.instant())));
    }

    /** Read under the lock of the organisation, so that two who decide at once do not both. */
    private SigningAuthority toDecide(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        organisations.lock(authorities.get(actor, id).organisation());
        SigningAuthority authority = authorities.get(actor, id);
        em.refresh(authority);
        hindranceOfAgent(actor, authority).ifPresent(broken -> {
            throw broken;
        });
        return authority;
    }

    /** {@code authority.own} for who belongs to the agent that holds it; empty for everybody else. */
    public Optional<RuleBroken> hindranceOfAgent(Actor actor, SigningAuthority authority) {
        return authority
                .agent()
                .filter(agent -> memberships.in(agent.id(), actor.ownPerson()).isPresent())
                .map(agent -> new RuleBroken("authority.own"));
    }
}
