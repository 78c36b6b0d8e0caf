package nl.ondertekenportaal.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.common.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Removes what was kept long enough, each kind in a transaction of its own: however often and on however many nodes it runs, what is
 * gone is gone. Signed files go by the database's own rule.
 */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = System.getLogger(Retention.class.getName());

    /** Beside the kinds of {@link Kept}. */
    public static final String DOCUMENTS = "DOCUMENTS";

    /** Likewise. */
    public static final String EVIDENCE = "EVIDENCE";

    private static final String DUE_DOCUMENTS = """
            from agreement a
            where exists (select from document_revision r where r.agreement_id = a.id)
              and (a.last_day is not null or a.closed_at is not null)
              and retention_ends(a.id) <= (now() at time zone 'Europe/Amsterdam')::date""";

    private static final String DUE_EVIDENCE = """
            from evidence_file f
            where f.removed_at is null and evidence_retention_ends(f.id) <= (now() at time zone 'Europe/Amsterdam')::date""";

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    RetentionPeriods periods;

    @Inject
    Erasure erasure;

    @Inject
    Transactions transactions;

    @Inject
    Event<AuditableEvent> events;

    /** @param days how long it is kept; null for documents and evidence, of which the database decides */
    public record Due(String what, @Nullable Long days, long number) {}

    /** What one run of the job removed of one kind. */
    public record Removed(Instant at, String what, long number) {}

    /** What the next run of the job will remove: numbers only. */
    public List<Due> due(Actor actor) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return transactions.get(() -> {
            var kinds = Arrays.stream(Kept.values())
                    .map(what -> new Due(what.name(), periods.of(what).toDays(), count(what.count(), before(what))));
            var documents = new Due(DOCUMENTS, null, count("select count(*) " + DUE_DOCUMENTS, null));
            var evidence = new Due(EVIDENCE, null, count("select count(*) " + DUE_EVIDENCE, null));
            return Stream.concat(kinds, Stream.of(documents, evidence)).toList();
        });
    }

    private Timestamp before(Kept what) {
        return Timestamp.from(clock.instant().minus(periods.of(what)));
    }

    private long count(String sql, @Nullable Timestamp before) {
        var query = em.createNativeQuery(sql);
        if (before != null) {
            query.setParameter(1, before);
        }
        return ((Number) query.getSingleResult()).longValue();
    }

    /** What was removed lately, the newest first. */
    public List<Removed> removed(Actor actor, int limit) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        List<?> rows = transactions.get(
                () -> em.createNativeQuery("select ran_at, what, removed from retention_run order by ran_at desc, what")
                        .setMaxResults(limit)
                        .getResultList());
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Removed(
                        Instant.parse(MyData.text(row[0])), row[1].toString(), ((Number) row[2]).longValue()))
                .toList();
    }

    /** Years that the files of agreements are kept after their end: signed by both, and not. */
    public int years(boolean signed) {
        return transactions.get(
                () -> ((Number) em.createNativeQuery("select years from retention_period where what = ?1")
                                .setParameter(1, signed ? "SIGNED" : "UNSIGNED")
                                .getSingleResult())
                        .intValue());
    }

    /** Removes all that is due at this moment. A fault with one kind keeps no other waiting. */
    public void remove(Instant now) {
        attempt("ACCOUNTS", now, () -> accounts(now));
        for (Kept what : Kept.values()) {
            if (what != Kept.ACCOUNTS) {
                attempt(
                        what.name(),
                        now,
                        () -> em.createNativeQuery(what.remove())
                                .setParameter(1, Timestamp.from(now.minus(periods.of(what))))
                                .executeUpdate());
            }
        }
        attempt(DOCUMENTS, now, this::documents);
        // after the documents, which rest on it
        attempt(EVIDENCE, now, this::evidence);
    }

    private void attempt(String what, Instant now, java.util.function.LongSupplier removal) {
        try {
            transactions.run(() -> note(what, removal.getAsLong(), now));
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, what + " could not be removed; it is tried again", fault);
        }
    }

    private void note(String what, long removed, Instant now) {
        if (removed > 0) {
            em.createNativeQuery("insert into retention_run (ran_at, what, removed) values (?1, ?2, ?3)")
                    .setParameter(1, Timestamp.from(now))
                    .setParameter(2, what)
                    .setParameter(3, removed)
                    .executeUpdate();
        }
    }

    private long accounts(Instant now) {
        em.createNativeQuery("""
                        update person p set without_organisation_since = case
                            when exists (select from membership m where m.person_id = p.id)
                              or exists (select from resting_membership r where r.person_id = p.id) then null
                            else coalesce(p.without_organisation_since, ?1) end
                        where p.erased_at is null""").setParameter(1, Timestamp.from(now)).executeUpdate();
        List<?> due = em.createNativeQuery(Kept.ACCOUNTS.select())
                .setParameter(1, Timestamp.from(now.minus(periods.of(Kept.ACCOUNTS))))
                .getResultList();
        erasure.forget(
                Actor.ANONYMOUS,
                due.stream().map(id -> new PersonId(Erasure.asId(id))).toList());
        return due.size();
    }

    private long documents() {
        List<?> due = em.createNativeQuery("select cast(a.id as text), a.issued_hash " + DUE_DOCUMENTS)
                .getResultList();
        for (Object row : due) {
            Object[] columns = (Object[]) row;
            UUID agreement = Erasure.asId(columns[0]);
            Object revisions = em.createNativeQuery("select delete_expired_document(?1)")
                    .setParameter(1, agreement)
                    .getSingleResult();
            events.fire(new PrivacyEvent.DocumentDeleted(
                    agreement,
                    Optional.ofNullable((byte[]) columns[1]).map(Sha256::fromBytes),
                    ((Number) revisions).intValue()));
        }
        return due.size();
    }

    private long evidence() {
        List<?> due = em.createNativeQuery("select cast(f.id as text), f.sha256 " + DUE_EVIDENCE)
                .getResultList();
        for (Object row : due) {
            Object[] columns = (Object[]) row;
            UUID file = Erasure.asId(columns[0]);
            em.createNativeQuery("select cast(delete_expired_evidence(?1) as text)")
                    .setParameter(1, file)
                    .getSingleResult();
            events.fire(new PrivacyEvent.EvidenceDeleted(file, Optional.of(Sha256.fromBytes((byte[]) columns[1]))));
        }
        return due.size();
    }
}
