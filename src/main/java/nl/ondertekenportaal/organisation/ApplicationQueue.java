package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import org.jspecify.annotations.Nullable;

/** The applications as NVVK works through them: how many there are in each state, and how long they wait. */
@ApplicationScoped
@Transactional
public class ApplicationQueue {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** How many applications are in each state; of every state there is a number. */
    public Map<Application.State, Long> counts(Actor actor) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        Map<Application.State, Long> counts = new EnumMap<>(Application.State.class);
        for (Application.State state : Application.State.values()) {
            counts.put(state, 0L);
        }
        em.createQuery("select a.state, count(a) from Application a group by a.state", Object[].class)
                .getResultList()
                .forEach(row -> counts.put((Application.State) row[0], (Long) row[1]));
        return counts;
    }

    /**
     * Applications in this state, who waits longest first.
     *
     * @param after the last one of the page before; null for the first page
     * @throws NotFound if there is no such last one
     */
    public List<Application> list(Actor actor, Application.State state, @Nullable UUID after, int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        String since = "coalesce(a.confirmedAt, a.submittedAt)";
        String page = after == null ? "" : " and (%1$s > :since or %1$s = :since and a.id > :after)".formatted(since);
        TypedQuery<Application> query = em.createQuery(
                        "select a from Application a where a.state = :state" + page + " order by " + since + ", a.id",
                        Application.class)
                .setParameter("state", state);
        if (after != null) {
            Application last = em.find(Application.class, after);
            if (last == null) {
                throw new NotFound("application");
            }
            query.setParameter("since", last.since()).setParameter("after", after);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Who was admitted at once and of whom nobody said yet whether that was right, who waits longest first. */
    public List<Application> toReview(Actor actor, int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return em.createQuery(
                        "select a from Application a where a.atOnceOrganisation is not null and not exists"
                                + " (select r from AdmissionReview r where r.applicationId = a.id)"
                                + " order by a.decidedAt, a.id",
                        Application.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How long those wait who wait for a decision; empty if nobody does. */
    public Optional<WaitingTimes> waitingTimes(Actor actor) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return WaitingTimes.of(
                em.createQuery("select a from Application a where a.state = :waiting", Application.class)
                        .setParameter("waiting", Application.State.WAITING)
                        .getResultStream()
                        .map(Application::since)
                        .toList(),
                clock.instant());
    }
}
