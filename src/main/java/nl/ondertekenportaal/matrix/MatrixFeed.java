package nl.ondertekenportaal.matrix;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/** The end of the feed, where rows are appended under one lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MatrixFeed {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * A row to be.
     *
     * @param to null while no end is known; before {@code from} for what must not hold at all
     */
    record Entry(
            Agreement agreement,
            Organisation municipality,
            Organisation partner,
            String sector,
            String platform,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** From here on nobody else appends until the end of the transaction; taken last, after the lock of the log. */
    public MatrixHead lock() {
        em.flush();
        return em.find(MatrixHead.class, MatrixHead.ID, LockModeType.PESSIMISTIC_WRITE);
    }

    public void append(MatrixHead head, List<Entry> entries) {
        // PostgreSQL keeps microseconds; a finer time would not hash the same when read back
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Entry entry : entries) {
            var row = new MatrixRow(head.next(), entry, now, head.hash());
            em.persist(row);
            head.moveTo(row);
        }
        em.flush();
    }
}
