package nl.ondertekenportaal.log;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Sha256;

/** The log: appends every auditable event in the transaction that fired it, reads and verifies. */
@ApplicationScoped
public class AuditLog {

    private static final int CHUNK = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** First of all observers, so that locks are always taken in the same order: the log, then the matrix feed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) AuditableEvent event) {
        em.flush();
        LogHead head = em.find(LogHead.class, LogHead.ID, LockModeType.PESSIMISTIC_WRITE);
        // PostgreSQL keeps microseconds; a finer time would not hash the same when read back
        var entry = new LogEntry(head.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), event, head.hash());
        em.persist(entry);
        head.moveTo(entry);
        em.flush();
    }

    /** Entries after this sequence, oldest first, for NVVK only. */
    @Transactional
    public List<LogEntry> after(Actor actor, long sequence, int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return read(sequence, limit);
    }

    /** Entries before this sequence, newest first, for NVVK only. */
    @Transactional
    public List<LogEntry> before(Actor actor, long sequence, int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return em.createQuery(
                        "select e from LogEntry e where e.sequence < :before order by e.sequence desc", LogEntry.class)
                .setParameter("before", sequence)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Recomputes every hash and the chain up to the head. */
    @Transactional
    public LogVerdict verify(Actor actor) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        LogHead head = em.find(LogHead.class, LogHead.ID);
        Sha256 previous = Sha256.of();
        long sequence = 0;
        List<LogEntry> chunk;
        while (!(chunk = read(sequence, CHUNK)).isEmpty()) {
            for (LogEntry entry : chunk) {
                if (entry.sequence() > head.sequence()) {
                    // appended while we read
                    return verdict(head, sequence, previous);
                }
                if (entry.sequence() != sequence + 1
                        || !entry.previousHash().equals(previous)
                        || !entry.computedHash().equals(entry.leafHash())) {
                    return new LogVerdict.Broken(sequence + 1);
                }
                previous = entry.leafHash();
                sequence = entry.sequence();
            }
            em.clear();
        }
        return verdict(head, sequence, previous);
    }

    private static LogVerdict verdict(LogHead head, long sequence, Sha256 last) {
        boolean reachesHead = sequence == head.sequence() && last.equals(head.hash());
        return reachesHead ? new LogVerdict.Whole(sequence) : new LogVerdict.Broken(sequence + 1);
    }

    private List<LogEntry> read(long after, int limit) {
        return em.createQuery("select e from LogEntry e where e.sequence > :after order by e.sequence", LogEntry.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
