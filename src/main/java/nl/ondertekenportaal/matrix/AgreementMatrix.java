package nl.ondertekenportaal.matrix;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.AgreementEvent;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.organisation.Reorganisations;

/**
 * The matrix: a feed to which rows are only appended, and what of it holds on a day.
 *
 * <p>A row that corrects or ends an earlier one repeats its agreement, parties, sector and first day; the latest of them counts. An
 * organisation that is suspended has no rows as long as that lasts, nor has an agreement of which a defect is open.
 */
@ApplicationScoped
@Transactional
public class AgreementMatrix {

    @PersistenceContext
    EntityManager em;

    @Inject
    MatrixFeed feed;

    @Inject
    MatrixSuccession succession;

    @Inject
    Reorganisations reorganisations;

    @Inject
    Agreements agreements;

    /**
     * A row for each sector of an agreement that both sides have signed, in the same transaction. Last of all observers,
     * so that locks are always taken in the same order: the log, then the matrix.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) AgreementEvent.Signed signed) {
        Agreement agreement = agreements.get(signed.actor(), signed.agreement());
        if (!agreement.isSignedBy(Side.MUNICIPALITY) || !agreement.isSignedBy(Side.PARTNER)) {
            throw new IllegalStateException("agreement " + agreement.id() + " lacks a signature");
        }
        MatrixHead head = feed.lock();
        String municipality = municipality(agreement);
        String partner = partner(agreement);
        // asked under the lock: a reorganisation that was entered meanwhile counts too
        if (reorganisations.concern(municipality, partner)) {
            succession.reckon(head, municipality, partner);
        } else {
            feed.append(head, rows(agreement));
        }
    }

    /** What was rejected has no effect, so that what it had taken the place of counts again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reckon(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) AgreementEvent.Rejected rejected) {
        reckonAgain(rejected);
    }

    /** What was rejected by mistake takes that place again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reckon(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) AgreementEvent.DefectWithdrawn ended) {
        if (ended.restored()) {
            reckonAgain(ended);
        }
    }

    private void reckonAgain(AgreementEvent event) {
        Agreement agreement = agreements.get(event.actor(), event.agreement());
        String municipality = municipality(agreement);
        String partner = partner(agreement);
        MatrixHead head = feed.lock();
        if (reorganisations.concern(municipality, partner)) {
            succession.reckon(head, municipality, partner);
        }
    }

    private static String municipality(Agreement agreement) {
        return agreement.municipality().cbsCode().orElseThrow();
    }

    private static String partner(Agreement agreement) {
        return agreement.partner().id().toString();
    }

    private static List<MatrixFeed.Entry> rows(Agreement agreement) {
        return agreement.platformBySector().entrySet().stream()
                .map(supply -> new MatrixFeed.Entry(
                        agreement,
                        agreement.municipality(),
                        agreement.partner(),
                        supply.getKey(),
                        supply.getValue(),
                        agreement.firstDay().orElseThrow(),
                        agreement.lastDay().orElse(null)))
                .toList();
    }

    /**
     * The rows that hold on this day, for a machine that was let in, oldest first.
     *
     * @param afterSequence the last sequence that the reader has of this day, 0 at the start
     */
    public List<MatrixRow> inForceOn(LocalDate validOn, long afterSequence, int limit) {
        return rows(MatrixFilter.on(validOn), afterSequence, limit);
    }

    /** The same for NVVK, of what is asked for. */
    public List<MatrixRow> find(Actor actor, MatrixFilter filter, long afterSequence, int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return rows(filter, afterSequence, limit);
    }

    /** How many rows there are of what is asked for. */
    public long count(Actor actor, MatrixFilter filter) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        TypedQuery<Long> query = em.createQuery(filter.count(), Long.class);
        filter.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }

    private List<MatrixRow> rows(MatrixFilter filter, long afterSequence, int limit) {
        TypedQuery<MatrixRow> query = em.createQuery(filter.rows(), MatrixRow.class)
                .setParameter("after", afterSequence)
                .setMaxResults(limit);
        filter.parameters().forEach(query::setParameter);
        return query.getResultList();
    }
}
