package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;

/**
 * Lets signatures and the end of what they rest on come one after the other. Whoever signs shares the lock of all that may count, whoever ends an
 * authority has its lock alone, both until their transaction ends: one waits for the other, and then sees what it did.
 *
 * <p>These are advisory locks of the database: the rows are append-only, and PostgreSQL lets nobody lock a row that he may not change. Who waits to end
 * one is not passed by later signatures. They are taken before anything is read under them, and before the locks of agreements, organisations, factors,
 * the log and the matrix; several in the order of their keys, so that no two wait for each other.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AuthorityLock {

    private static final String LOCK = """
            select cast(%s(held.key) as text)
            from (select hashtextextended(cast(a.id as text), 0) as key from signing_authority a where %s order by 1) held""";

    private static final String SHARED = "pg_advisory_xact_lock_shared";
    private static final String ALONE = "pg_advisory_xact_lock";

    @PersistenceContext
    EntityManager em;

    /** For whoever signs: nothing is ended on which this person may act in this capacity, the authority of an agent included. */
    public void share(PersonId person, Capacity capacity) {
        share(person, capacity, List.of());
    }

    /** The same, and nothing is found wrong with these authorities either. */
    public void share(PersonId person, Capacity capacity, Collection<UUID> others) {
        em.createNativeQuery(LOCK.formatted(
                        SHARED,
                        "a.organisation_id = cast(?1 as uuid) and a.person_id = cast(?2 as uuid)"
                                + " or a.organisation_id = cast(?3 as uuid) and a.agent_id = cast(?1 as uuid)"
                                + " or cast(a.id as text) = any (string_to_array(cast(?4 as text), ','))"))
                .setParameter(1, capacity.home().toString())
                .setParameter(2, person.toString())
                .setParameter(3, capacity.organisation().toString())
                .setParameter(4, others.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .getResultList();
    }

    /** For whoever ends this authority, or finds a defect in it: nobody signs on it. */
    public void alone(UUID authority) {
        em.createNativeQuery(LOCK.formatted(ALONE, "a.id = cast(?1 as uuid)"))
                .setParameter(1, authority.toString())
                .getResultList();
    }

    /** For whoever ends all that these people hold, wherever. */
    public void alone(Collection<PersonId> people) {
        em.createNativeQuery(LOCK.formatted(
                        ALONE, "cast(a.person_id as text) = any (string_to_array(cast(?1 as text), ','))"))
                .setParameter(1, people.stream().map(PersonId::toString).collect(Collectors.joining(",")))
                .getResultList();
    }

    /** For whoever ends what people of this organisation hold: none of them signs on what it gave them. */
    public void alone(OrganisationId organisation) {
        em.createNativeQuery(LOCK.formatted(ALONE, "a.organisation_id = cast(?1 as uuid) and a.person_id is not null"))
                .setParameter(1, organisation.toString())
                .getResultList();
    }
}
