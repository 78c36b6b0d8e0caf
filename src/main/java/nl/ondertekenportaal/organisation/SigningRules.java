package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/** How many people sign together for an organisation. What was offered keeps the number of the day on which it was offered. */
@ApplicationScoped
@Transactional
public class SigningRules {

    @PersistenceContext
    EntityManager em;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    Memberships memberships;

    @Inject
    StepUp stepUp;

    @Inject
    Outbox outbox;

    @Inject
    PublicAddress address;

    @Inject
    Clock clock;

    @Inject
    Event<AuditableEvent> events;

    /** What a fresh factor is asked for: that so many sign for the own organisation. */
    public static Intent changing(Actor actor, int signatures) {
        return Intent.to("signingRule.change", actor.ownOrganisation(), signatures);
    }

    /** What a fresh factor is asked for: agreeing to fewer signatures. */
    public static Intent agreeing(UUID id) {
        return Intent.to("signingRule.agree", id);
    }

    /**
     * From now on so many sign together; the other administrators are told. Fewer than before waits until another administrator or NVVK's
     * staff agree.
     *
     * @return whether it waits
     * @throws RuleBroken {@code signingRule.same} if it is so already, {@code signingRule.waits} if somebody asked for it before; rules as
     *     {@link StepUp}
     */
    public boolean change(Actor actor, int signatures, @Nullable String code) {
        actor.require(Role.ADMINISTRATOR);
        people.refuseUnconfirmed(actor);
        Organisation organisation = organisations.get(organisations.lock(actor.ownOrganisation()));
        em.refresh(organisation);
        organisation.refuseSignatures(signatures);
        boolean waits = signatures < organisation.signaturesNeeded();
        if (waits && waiting(actor).isPresent()) {
            throw new RuleBroken("signingRule.waits");
        }
        stepUp.require(actor, changing(actor, signatures), code);
        if (waits) {
            ask(actor, organisation);
        } else {
            change(actor, organisation, signatures);
        }
        return waits;
    }

    private void ask(Actor actor, Organisation organisation) {
        SigningRuleChange asked = new SigningRuleChange(actor, clock.instant());
        em.persist(asked);
        List<MailAddress> others = administrators(organisation, actor)
                .filter(person -> !person.isUnconfirmed())
                .map(person -> new MailAddress(person.email()))
                .toList();
        URI link = address.of("/organisation/signing-rule?id=" + asked.id());
        Stream<MailAddress> told = others.isEmpty()
                ? organisations.ofNvvk().map(nvvk -> nvvk.profile().contacts().policy()).stream()
                : others.stream();
        told.forEach(each -> outbox.mail(each, MailText.of("signingRule.asked", organisation.name(), link)));
        events.fire(new OrganisationEvent(
                "signingRule.asked", actor, organisation.id().value()));
    }

    private void change(Actor actor, Organisation organisation, int signatures) {
        organisation.changeSignatures(signatures);
        administrators(organisation, actor)
                .forEach(each -> outbox.mail(
                        new MailAddress(each.email()),
                        MailText.of("signingRule.changed", organisation.name(), organisation.signaturesNeeded())));
        events.fire(new OrganisationEvent(
                "signingRule.changed",
                actor,
                organisation.id().value(),
                Map.of("signatures", String.valueOf(signatures))));
    }

    /** Those who can log in, but for the actor. */
    private Stream<Person> administrators(Organisation organisation, Actor actor) {
        return memberships.of(organisation.id()).stream()
                .filter(colleague -> colleague.leads() && colleague.state() == Person.State.ACTIVE)
                .map(Colleague::person)
                .filter(person -> !person.id().equals(actor.person()));
    }

    /**
     * From now on one signature is enough.
     *
     * @throws NotFound if it is another organisation's
     * @throws RuleBroken rules as {@link SigningRuleChange#agree} and {@link StepUp}, {@code people.unconfirmed}
     */
    public void agree(Actor actor, UUID id, @Nullable String code) {
        SigningRuleChange asked = toDecide(actor, id);
        asked.agree(actor, clock.instant());
        stepUp.require(actor, agreeing(id), code);
        change(actor, organisations.get(asked.organisation()), 1);
    }

    /**
     * Two people go on signing together. Who asked for less may say so too.
     *
     * @throws NotFound if it is another organisation's
     * @throws RuleBroken {@code signingRule.decided}, {@code people.unconfirmed}
     */
    public void refuse(Actor actor, UUID id) {
        SigningRuleChange asked = toDecide(actor, id);
        asked.refuse(actor, clock.instant());
        Organisation organisation = organisations.get(asked.organisation());
        if (!asked.isAskedBy(actor)) {
            MailAddress asking = new MailAddress(people.get(asked.askedBy()).email());
            outbox.mail(asking, MailText.of("signingRule.refused", organisation.name()));
        }
        events.fire(new OrganisationEvent(
                "signingRule.refused", actor, organisation.id().value()));
    }

    /** Read under the lock of the organisation, so that two who decide at once do not both. */
    private SigningRuleChange toDecide(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        SigningRuleChange asked = get(actor, id);
        organisations.lock(asked.organisation());
        em.refresh(asked);
        return asked;
    }

    /** @throws NotFound if there is none, or it is another organisation's and the actor is not of NVVK */
    public SigningRuleChange get(Actor actor, UUID id) {
        SigningRuleChange asked = em.find(SigningRuleChange.class, id);
        if (asked == null || !actor.seesEverything() && !asked.organisation().equals(actor.organisation())) {
            throw new NotFound("signing rule");
        }
        return asked;
    }

    /** What somebody of the actor's organisation asked for, and nobody has decided. */
    public Optional<SigningRuleChange> waiting(Actor actor) {
        return em.createQuery(
                        "select c from SigningRuleChange c where c.organisationId = :own and c.decidedAt is null",
                        SigningRuleChange.class)
                .setParameter("own", actor.ownOrganisation().value())
                .getResultStream()
                .findFirst();
    }

    /** What anybody asked for and nobody has decided, the oldest first; for NVVK. */
    public List<SigningRuleChange> waitingAnywhere(Actor actor) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return em.createQuery(
                        "select c from SigningRuleChange c where c.decidedAt is null order by c.askedAt, c.id",
                        SigningRuleChange.class)
                .getResultList();
    }

    /**
     * How many must sign an agreement on these sectors that is offered on this day: what the rule says, and two if nobody may sign it
     * alone although some may together. Who does not work there any more, or has not the role to sign, does not count. As long as nothing
     * is confirmed, what waits for it counts.
     */
    public int signaturesFor(Organisation organisation, Collection<String> sectors, LocalDate day) {
        return signaturesFor(organisation, sectors, day, ground -> true);
    }

    /**
     * The same, where not every ground counts.
     *
     * @param counting which do
     */
    public int signaturesFor(
            Organisation organisation, Collection<String> sectors, LocalDate day, Predicate<Ground> counting) {
        if (organisation.signaturesNeeded() > 1) {
            return organisation.signaturesNeeded();
        }
        List<Ground> fitting = grounds(organisation, day)
                .filter(ground -> ground.covers(sectors) && counting.test(ground))
                .toList();
        List<Ground> valid =
                fitting.stream().filter(ground -> ground.isValidOn(day)).toList();
        List<Ground> holding = valid.isEmpty()
                ? fitting.stream().filter(ground -> isOnItsWay(ground, day)).toList()
                : valid;
        return !holding.isEmpty() && holding.stream().allMatch(Ground::isJoint) ? 2 : 1;
    }

    /** Whether it would hold, if only what waits were confirmed. */
    private static boolean isOnItsWay(Ground ground, LocalDate day) {
        return ground.chain().stream()
                .allMatch(link ->
                        link.kind().signs() && (link.isValidOn(day) || link.stateOn(day) == AuthorityState.WAITING));
    }

    /** On what somebody of the organisation itself, or of one of its agents, may come to sign for it. */
    private Stream<Ground> grounds(Organisation organisation, LocalDate day) {
        Stream<Ground> own = ofSignatories(organisation.id(), day).stream().map(Ground::of);
        Stream<Ground> throughAgents = toAgents(organisation.id(), day).stream()
                .flatMap(given -> ofSignatories(given.agent().orElseThrow().id(), day).stream()
                        .map(link -> new Ground(link, given)));
        return Stream.concat(own, throughAgents);
    }

    private List<SigningAuthority> ofSignatories(OrganisationId organisation, LocalDate day) {
        return em.createQuery("""
                        select distinct a from SigningAuthority a left join fetch a.ends left join fetch a.verdicts
                        where a.organisationId = :organisation and a.validFrom <= :day and a.person.disabledAt is null
                          and exists (select m from Membership m where m.organisationId = :organisation
                              and m.role = :signatory and m.personId = a.person.id)""", SigningAuthority.class)
                .setParameter("organisation", organisation.value())
                .setParameter("signatory", Role.SIGNATORY)
                .setParameter("day", day)
                // what the caller has made and not stored yet has nothing to do with it
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    private List<SigningAuthority> toAgents(OrganisationId principal, LocalDate day) {
        return em.createQuery("""
                        select distinct a from SigningAuthority a left join fetch a.ends left join fetch a.verdicts
                        where a.organisationId = :principal and a.validFrom <= :day
                          and a.agent.suspendedAt is null and (a.agent.endsOn is null or a.agent.endsOn > :day)""", SigningAuthority.class)
                .setParameter("principal", principal.value())
                .setParameter("day", day)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }
}
