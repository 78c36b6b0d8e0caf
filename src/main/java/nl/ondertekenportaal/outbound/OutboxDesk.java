package nl.ondertekenportaal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import org.jspecify.annotations.Nullable;

/** What NVVK sees of the outbox, and does about mails that failed. */
@ApplicationScoped
@Transactional
public class OutboxDesk {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** How many mails are in each state; of every state there is a number. */
    public Map<OutboxMail.State, Long> counts(Actor actor) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        Map<OutboxMail.State, Long> counts = new EnumMap<>(OutboxMail.State.class);
        for (OutboxMail.State state : OutboxMail.State.values()) {
            counts.put(state, 0L);
        }
        em.createQuery("select m.state, count(m) from OutboxMail m group by m.state", Object[].class)
                .getResultList()
                .forEach(row -> counts.put((OutboxMail.State) row[0], (Long) row[1]));
        return counts;
    }

    /**
     * Mails, newest first.
     *
     * @param state null for all
     * @param after the last one of the page before; null for the first page
     * @throws NotFound if there is no such last one
     */
    public List<OutboxLine> list(Actor actor, OutboxMail.@Nullable State state, @Nullable UUID after, int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        String chosen = state == null ? "1 = 1" : "m.state = :state";
        String page = after == null ? "" : " and (m.createdAt < :at or m.createdAt = :at and m.id < :after)";
        TypedQuery<OutboxMail> query = em.createQuery(
                "select m from OutboxMail m where " + chosen + page + " order by m.createdAt desc, m.id desc",
                OutboxMail.class);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (after != null) {
            query.setParameter("at", madeAt(after)).setParameter("after", after);
        }
        boolean whole = actor.has(Role.NVVK_STAFF);
        return query.setMaxResults(limit)
                .getResultStream()
                .map(mail -> OutboxLine.of(mail, whole))
                .toList();
    }

    private Instant madeAt(UUID id) {
        OutboxMail mail = em.find(OutboxMail.class, id);
        if (mail == null) {
            throw new NotFound("mail");
        }
        return mail.getCreatedAt();
    }

    /**
     * A mail that failed is tried again from the start.
     *
     * @throws nl.ondertekenportaal.common.RuleBroken {@code outbox.notFailed} if it did not fail, or is being tried already
     */
    public void retry(Actor actor, UUID id) {
        actor.require(Role.NVVK_STAFF);
        OutboxMail mail = em.find(OutboxMail.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (mail == null) {
            throw new NotFound("mail");
        }
        mail.retry(clock.instant());
    }

    /** Every mail that failed is tried again from the start; how many there were. */
    public int retryAll(Actor actor) {
        actor.require(Role.NVVK_STAFF);
        return em.createQuery("""
                        update OutboxMail m set m.state = :waiting, m.attempts = 0, m.nextAttempt = :now
                        where m.state = :failed""")
                .setParameter("waiting", OutboxMail.State.WAITING)
                .setParameter("now", clock.instant())
                .setParameter("failed", OutboxMail.State.FAILED)
                .executeUpdate();
    }
}
