package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * Who belongs to which organisation, with which roles: those that hold, and those that rest. Public methods in a class that nobody
 * else sees: the container opens a transaction for public methods only.
 */
@ApplicationScoped
@Transactional
class Memberships {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** Everybody of an organisation, by name. */
    public List<Colleague> of(OrganisationId organisation) {
        List<Colleague> all = new ArrayList<>(holding(organisation));
        em.createQuery("""
                        select r, p from RestingMembership r, Person p
                        where r.organisationId = :organisation and p.id = r.personId""", Object[].class)
                .setParameter("organisation", organisation.value())
                .getResultStream()
                .map(row -> (RestingMembership) row[0])
                .forEach(resting -> all.add(resting(resting)));
        all.sort(Comparator.comparing(Colleague::name)
                .thenComparing(colleague -> colleague.person().id().value()));
        return all;
    }

    private Colleague resting(RestingMembership resting) {
        Person person = em.find(Person.class, resting.person().value());
        return new Colleague(person, resting.organisation(), resting.roles(), resting);
    }

    private List<Colleague> holding(OrganisationId organisation) {
        Map<Person, Set<Role>> roles = new LinkedHashMap<>();
        em.createQuery("""
                        select p, m.role from Membership m, Person p
                        where m.organisationId = :organisation and p.id = m.personId""", Object[].class)
                .setParameter("organisation", organisation.value())
                .getResultList()
                .forEach(row -> roles.computeIfAbsent((Person) row[0], p -> EnumSet.noneOf(Role.class))
                        .add((Role) row[1]));
        return roles.entrySet().stream()
                .map(entry -> new Colleague(entry.getKey(), organisation, entry.getValue()))
                .toList();
    }

    public Optional<Colleague> in(OrganisationId organisation, PersonId person) {
        return of(organisation).stream()
                .filter(colleague -> colleague.person().id().equals(person))
                .findFirst();
    }

    /** The organisations to which this person belongs or was asked, whether the roles hold or not. */
    public List<OrganisationId> of(PersonId person) {
        return em.createQuery("""
                        select o.id from Organisation o
                        where exists (select m from Membership m where m.organisationId = o.id and m.personId = :person)
                           or exists (select r from RestingMembership r where r.organisationId = o.id and r.personId = :person)
                        order by o.name, o.id""", UUID.class)
                .setParameter("person", person.value())
                .getResultStream()
                .map(OrganisationId::new)
                .toList();
    }

    public void give(Person person, OrganisationId organisation, Set<Role> roles) {
        roles.forEach(role -> em.persist(new Membership(person.id(), organisation, role)));
    }

    /** Somebody with an account is asked to work for one more organisation. */
    public RestingMembership offer(Person person, OrganisationId organisation, Set<Role> roles, Applicant as) {
        RestingMembership offer = RestingMembership.offered(person, organisation, roles, as, clock.instant());
        em.persist(offer);
        return offer;
    }

    /** @throws RuleBroken {@code link.invalid} if it was accepted, refused or withdrawn */
    public Colleague openOffer(UUID id) {
        RestingMembership offer = em.find(RestingMembership.class, id);
        if (offer == null || !offer.isOpen()) {
            throw new RuleBroken("link.invalid");
        }
        return resting(offer);
    }

    /** From now on the roles of the offer hold. */
    public void accept(Colleague offered) {
        // as they are now: they may have been changed since they were read
        Set<Role> roles = offered.offer().roles();
        em.remove(offered.offer());
        give(offered.person(), offered.organisation(), roles);
    }

    public void change(Colleague colleague, Set<Role> roles) {
        if (colleague.resting() != null) {
            colleague.resting().change(roles);
            return;
        }
        held(colleague).stream().filter(m -> !roles.contains(m.role())).forEach(em::remove);
        Set<Role> added = EnumSet.copyOf(roles);
        added.removeAll(colleague.roles());
        give(colleague.person(), colleague.organisation(), added);
    }

    /** The roles rest; the person may work for other organisations as before. */
    public void deactivate(Colleague colleague) {
        if (colleague.resting() != null) {
            colleague.resting().deactivate();
            return;
        }
        em.persist(RestingMembership.deactivated(colleague, clock.instant()));
        held(colleague).forEach(em::remove);
    }

    public void activate(Colleague colleague) {
        if (colleague.isOffered()) {
            colleague.offer().reopen();
        } else if (colleague.resting() != null) {
            accept(colleague);
        }
    }

    /** The person does not belong to the organisation any more. */
    public void end(Colleague colleague) {
        if (colleague.resting() != null) {
            em.remove(colleague.resting());
        }
        held(colleague).forEach(em::remove);
    }

    /** Whether somebody else could let others in. Ask under the lock of the organisation. */
    public boolean hasAnotherLeader(Colleague than) {
        return of(than.organisation()).stream()
                .filter(other -> !other.person().id().equals(than.person().id()))
                .anyMatch(other -> other.leads() && other.state() == Person.State.ACTIVE);
    }

    private List<Membership> held(Colleague colleague) {
        return em.createQuery(
                        "select m from Membership m where m.personId = :person and m.organisationId = :organisation",
                        Membership.class)
                .setParameter("person", colleague.person().id().value())
                .setParameter("organisation", colleague.organisation().value())
                .getResultList();
    }
}
