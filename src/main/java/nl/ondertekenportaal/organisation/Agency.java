package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * Agents: executing organisations and delivery agents that act in the name of the municipalities and partners that let them. An agent
 * prepares, and signs if the principal gave it that; it never manages the people, the authorities or the applications of its principal. All of it
 * is looked up anew each time, so that it ends with the last day of the authority, and while agent or principal is suspended or has ended.
 */
@ApplicationScoped
@Transactional
public class Agency {

    @PersistenceContext
    EntityManager em;

    @Inject
    LegalCalendar calendar;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    /** The person as actor in this capacity, with the roles of this moment; {@link Actor#ANONYMOUS} if there are none. */
    public Actor actor(PersonId person, Capacity capacity) {
        Actor own = people.actor(person, capacity.home());
        if (!capacity.isThroughAgent() || own.roles().isEmpty()) {
            return own;
        }
        List<SigningAuthority> given = given(capacity, calendar.today());
        return given.isEmpty() ? Actor.ANONYMOUS : Actor.of(person, capacity, roles(own, given));
    }

    /** What the person may do for the agent, as far as the principal lets the agent do that. */
    private static Set<Role> roles(Actor own, Collection<SigningAuthority> given) {
        Set<Role> roles = EnumSet.of(Role.READER);
        if (own.has(Role.ADMINISTRATOR, Role.EDITOR)) {
            roles.add(Role.EDITOR);
        }
        if (own.has(Role.SIGNATORY)
                && given.stream().anyMatch(authority -> authority.kind().signs())) {
            roles.add(Role.SIGNATORY);
        }
        return roles;
    }

    /** In which capacities the person may act now: for the own organisations first, then for their principals, each by name. */
    public List<Capacity> capacities(PersonId person) {
        List<OrganisationId> own = people.organisationsOf(person);
        return Stream.concat(own.stream().map(Capacity::of), own.stream().flatMap(agent -> principals(agent)))
                .toList();
    }

    /** Those in whose name this organisation may act today. */
    private Stream<Capacity> principals(OrganisationId agent) {
        LocalDate today = calendar.today();
        Organisation own = organisations.get(agent);
        if (!own.kind().isAgent() || !own.takesPartOn(today)) {
            return Stream.empty();
        }
        List<OrganisationId> principals = heldBy(agent).stream()
                .filter(authority -> authority.isValidOn(today))
                .map(SigningAuthority::organisation)
                .distinct()
                .toList();
        return organisations.all(principals).stream()
                .filter(principal -> principal.takesPartOn(today))
                .sorted(Comparator.comparing(Organisation::name))
                .map(principal -> new Capacity(principal.id(), agent));
    }

    /** Everything that was ever given to the actor's own organisation as an agent: the newest first. */
    public List<SigningAuthority> held(Actor actor) {
        return actor.isAgent() ? List.of() : heldBy(actor.ownOrganisation());
    }

    private List<SigningAuthority> heldBy(OrganisationId agent) {
        return em.createQuery("""
                        select distinct a from SigningAuthority a left join fetch a.ends left join fetch a.verdicts
                        where a.agent.id = :agent""", SigningAuthority.class)
                .setParameter("agent", agent.value())
                .getResultStream()
                .sorted(Comparator.comparing(SigningAuthority::recordedAt, Comparator.reverseOrder()))
                .toList();
    }

    /** What lets the agent act for its principal on this legal day; nothing while one of the two is suspended, or after its end. */
    public List<SigningAuthority> given(Capacity capacity, LocalDate day) {
        if (!organisations.get(capacity.home()).takesPartOn(day)
                || !organisations.get(capacity.organisation()).takesPartOn(day)) {
            return List.of();
        }
        return em.createQuery("""
                        select distinct a from SigningAuthority a left join fetch a.ends left join fetch a.verdicts
                        where a.organisationId = :principal and a.agent.id = :agent and a.validFrom <= :day""", SigningAuthority.class)
                .setParameter("principal", capacity.organisation().value())
                .setParameter("agent", capacity.home().value())
                .setParameter("day", day)
                .getResultStream()
                .filter(authority -> authority.isValidOn(day))
                .toList();
    }

    /** Whether the actor may prepare an agreement on some sectors, asked once for many; always for the own organisation. */
    public Predicate<Collection<String>> preparing(Actor actor) {
        return covered(actor, authority -> true);
    }

    /** Whether the actor may bind its organisation by an agreement on some sectors, asked once for many; always the own organisation. */
    public Predicate<Collection<String>> binding(Actor actor) {
        return covered(actor, authority -> authority.kind().signs());
    }

    /** {@code agency.outsideScope} for sectors that are not within; empty if they are. */
    public static Optional<RuleBroken> hindrance(Predicate<Collection<String>> within, Collection<String> sectors) {
        return within.test(sectors) ? Optional.empty() : Optional.of(new RuleBroken("agency.outsideScope"));
    }

    /**
     * @throws RuleBroken {@code agency.outsideScope} if the principal lets its agent, for which the actor acts, not prepare
     *     agreements on these sectors
     */
    public void requirePreparing(Actor actor, Collection<String> sectors) {
        require(preparing(actor), sectors);
    }

    /** @throws RuleBroken {@code agency.outsideScope} if the agent may not bind its principal in these sectors */
    public void requireBinding(Actor actor, Collection<String> sectors) {
        require(binding(actor), sectors);
    }

    private static void require(Predicate<Collection<String>> within, Collection<String> sectors) {
        hindrance(within, sectors).ifPresent(broken -> {
            throw broken;
        });
    }

    private Predicate<Collection<String>> covered(Actor actor, Predicate<SigningAuthority> which) {
        if (!actor.isAgent()) {
            return sectors -> true;
        }
        List<SigningAuthority> given =
                given(actor.capacity(), calendar.today()).stream().filter(which).toList();
        return sectors -> given.stream().anyMatch(authority -> authority.covers(sectors));
    }

    /** The organisations to which the actor's one can let act in its name: those of the right kind that take part today, by name. */
    public List<Organisation> agents(Actor actor) {
        OrganisationKind principal = organisations.get(actor.ownOrganisation()).kind();
        List<OrganisationKind> kinds = Stream.of(OrganisationKind.values())
                .filter(kind -> kind.actsFor(principal))
                .toList();
        if (kinds.isEmpty()) {
            return List.of();
        }
        LocalDate today = calendar.today();
        return em.createQuery(
                        "select o from Organisation o where o.kind in :kinds and o.suspendedAt is null order by o.name, o.id",
                        Organisation.class)
                .setParameter("kinds", kinds)
                .getResultStream()
                .filter(agent -> !agent.isEndedOn(today))
                .toList();
    }
}
