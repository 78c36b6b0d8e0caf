package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * Who may sign for which organisation. Each sees those of the own organisation only, and NVVK all; who acts for a principal sees of that what
 * it gave the agent, and not what it gave its own people and others.
 */
@ApplicationScoped
@Transactional
public class SigningAuthorities {

    @PersistenceContext
    EntityManager em;

    @Inject
    Organisations organisations;

    @Inject
    Agency agency;

    /** All of the actor's organisation that the actor may see, those of the past included: by who holds them, the newest first. */
    public List<SigningAuthority> own(Actor actor) {
        return em.createQuery("""
                        select distinct a from SigningAuthority a
                        left join fetch a.person left join fetch a.agent left join fetch a.ends left join fetch a.verdicts
                        where a.organisationId = :own""", SigningAuthority.class)
                .setParameter("own", actor.ownOrganisation().value())
                .getResultStream()
                .filter(authority -> isFor(actor, authority))
                .sorted(Comparator.comparing(SigningAuthority::holderName)
                        .thenComparing(SigningAuthorities::holder)
                        .thenComparing(SigningAuthority::firstDay, Comparator.reverseOrder())
                        .thenComparing(SigningAuthority::recordedAt, Comparator.reverseOrder()))
                .toList();
    }

    private static String holder(SigningAuthority authority) {
        return authority
                .person()
                .map(person -> person.id().toString())
                .or(() -> authority.agent().map(agent -> agent.id().toString()))
                .orElseThrow();
    }

    /** @throws NotFound if there is none, or it is not for the actor to see */
    public SigningAuthority get(Actor actor, UUID id) {
        SigningAuthority authority = em.find(SigningAuthority.class, id);
        if (authority == null || !isFor(actor, authority)) {
            throw new NotFound("signing authority");
        }
        return authority;
    }

    private static boolean isFor(Actor actor, SigningAuthority authority) {
        if (actor.seesEverything()) {
            return true;
        }
        return authority.organisation().equals(actor.organisation())
                && (!actor.isAgent() || authority.isHeldBy(actor.capacity().home()));
    }

    /**
     * On what the actor may sign for the own organisation, or for the principal, on this legal day; on nothing if one that it takes does not
     * exist on it any more.
     */
    public ValidAuthorities validOn(Actor actor, LocalDate day) {
        if (hasEnded(actor, day)) {
            return new ValidAuthorities(List.of());
        }
        List<SigningAuthority> own = ofPerson(actor, day);
        if (!actor.isAgent()) {
            return new ValidAuthorities(own.stream().map(Ground::of).toList());
        }
        return new ValidAuthorities(agency.given(actor.capacity(), day).stream()
                .flatMap(given -> own.stream().map(link -> new Ground(link, given)))
                .filter(ground -> ground.isValidOn(day))
                .toList());
    }

    private boolean hasEnded(Actor actor, LocalDate day) {
        return organisations.get(actor.ownOrganisation()).isEndedOn(day)
                || organisations.get(actor.capacity().home()).isEndedOn(day);
    }

    /** What the actor's own organisation gave this person. */
    private List<SigningAuthority> ofPerson(Actor actor, LocalDate day) {
        return em.createQuery("""
                        select distinct a from SigningAuthority a
                        join fetch a.person p left join fetch a.ends left join fetch a.verdicts
                        where a.organisationId = :organisation and p.id = :person and a.validFrom <= :day""", SigningAuthority.class)
                .setParameter("organisation", actor.capacity().home().value())
                .setParameter("person", actor.ownPerson().value())
                .setParameter("day", day)
                .getResultStream()
                .filter(authority -> authority.isValidOn(day))
                .toList();
    }

    /** Whether something was recorded for the actor that nobody else has confirmed yet. */
    public boolean isWaitingFor(Actor actor) {
        return em.createQuery("""
                        select count(a) from SigningAuthority a
                        where a.organisationId = :organisation and a.person.id = :person and a.verdicts is empty""", Long.class)
                        .setParameter("organisation", actor.capacity().home().value())
                        .setParameter("person", actor.ownPerson().value())
                        .getSingleResult()
                > 0;
    }

    /**
     * @throws RuleBroken {@code signing.noAuthority} if the actor may sign nothing for the own organisation on this legal day,
     *     {@code signing.organisationEnded} if that does not exist on it any more
     */
    public ValidAuthorities require(Actor actor, LocalDate day) {
        if (hasEnded(actor, day)) {
            throw new RuleBroken("signing.organisationEnded");
        }
        ValidAuthorities valid = validOn(actor, day);
        if (valid.isEmpty()) {
            throw new RuleBroken("signing.noAuthority");
        }
        return valid;
    }

    /** The people of the actor's organisation, for whom an authority can be recorded; none of a principal, whose agent records nothing. */
    public List<Person> people(Actor actor) {
        if (actor.isAgent()) {
            return List.of();
        }
        return em.createQuery("""
                        select p from Person p
                        where p.disabledAt is null
                          and exists (select m from Membership m where m.personId = p.id and m.organisationId = :own)
                        order by p.name, p.id""", Person.class)
                .setParameter("own", actor.ownOrganisation().value())
                .getResultList();
    }

    /** Which people of the actor's organisation have the role without which no authority is of use; none of a principal. */
    public List<PersonId> signatories(Actor actor) {
        if (actor.isAgent()) {
            return List.of();
        }
        return em.createQuery("""
                        select m.personId from Membership m
                        where m.organisationId = :own and m.role = :signatory""", UUID.class)
                .setParameter("own", actor.ownOrganisation().value())
                .setParameter("signatory", Role.SIGNATORY)
                .getResultStream()
                .map(PersonId::new)
                .toList();
    }
}
