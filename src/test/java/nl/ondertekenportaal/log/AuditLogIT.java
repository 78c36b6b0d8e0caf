package nl.ondertekenportaal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Rehearsal;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** That the log remembers, and that whoever changes it is noticed. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class AuditLogIT {
    private static final Actor AUDITOR =
            new Actor(new PersonId(UUID.randomUUID()), OrganisationId.random(), Set.of(Role.NVVK_AUDITOR));

    @Inject
    AuditLog log;

    @Inject
    Event<AuditableEvent> events;

    @Inject
    Transactions transactions;

    @Inject
    Rehearsal rehearsal;

    @Test
    void entriesAreChainedAndTheLogIsWhole() throws SQLException {
        happen(3);
        List<LogEntry> newest = log.before(AUDITOR, Long.MAX_VALUE, 3);
        assertThat(newest.get(0).previousHash()).isEqualTo(newest.get(1).leafHash());
        assertThat(newest.get(1).previousHash()).isEqualTo(newest.get(2).leafHash());
        assertThat(log.verify(AUDITOR)).isInstanceOf(LogVerdict.Whole.class);
    }

    @Test
    void whatWasRolledBackIsNotRemembered() throws SQLException {
        happen(1);
        long last = log.before(AUDITOR, Long.MAX_VALUE, 1).get(0).sequence();
        rehearsal.run(() -> events.fire(new Happened(UUID.randomUUID())));
        assertThat(log.after(AUDITOR, last, 1)).isEmpty();
    }

    @Test
    void onlyNvvkReadsTheLog() {
        assertThatThrownBy(() -> log.before(Actor.ANONYMOUS, Long.MAX_VALUE, 1)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> log.verify(Actor.ANONYMOUS)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void nobodyChangesOrRemovesAnEntry() throws SQLException {
        happen(1);
        for (String user : new String[] {"APP_DB", "APP_DB_OWNER"}) {
            for (String change :
                    new String[] {"update log_entry set type = 'x'", "delete from log_entry", "truncate log_entry"}) {
                try (Connection connection = connect(user);
                        Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(change))
                            .as("%s: %s", user, change)
                            .hasMessageMatching("(?s).*(append-only|permission denied).*");
                }
            }
        }
    }

    @Test
    void aChangeBehindThePortalsBackIsFoundWhereItWasMade() throws SQLException {
        happen(3);
        long changed = log.before(AUDITOR, Long.MAX_VALUE, 2).get(1).sequence();
        asOwnerWithoutTriggers("update log_entry set details = 'x=1' where sequence = " + changed);
        LogVerdict verdict = log.verify(AUDITOR);
        asOwnerWithoutTriggers("update log_entry set details = '' where sequence = " + changed);
        assertThat(verdict).isEqualTo(new LogVerdict.Broken(changed));
        assertThat(log.verify(AUDITOR)).isInstanceOf(LogVerdict.Whole.class);
    }

    /** Hashes and all: only the head still knows what stood there. */
    @Test
    void aRewrittenEndIsFoundAlsoWhenAnEntryIsAddedAfterIt() throws SQLException {
        happen(2);
        LogEntry last = log.before(AUDITOR, Long.MAX_VALUE, 1).get(0);
        asOwnerWithoutTriggers("create table kept as select * from log_entry where sequence = " + last.sequence());
        asOwnerWithoutTriggers("delete from log_entry where sequence = " + last.sequence());
        LogEntry forged =
                new LogEntry(last.sequence(), last.recordedAt(), new Happened(UUID.randomUUID()), last.previousHash());
        LogEntry added = new LogEntry(
                last.sequence() + 1, last.recordedAt(), new Happened(UUID.randomUUID()), forged.leafHash());
        insert(forged);
        insert(added);
        LogVerdict verdict = log.verify(AUDITOR);
        asOwnerWithoutTriggers("delete from log_entry where sequence >= " + last.sequence());
        asOwnerWithoutTriggers("insert into log_entry select * from kept");
        asOwnerWithoutTriggers("drop table kept");
        assertThat(verdict).isInstanceOf(LogVerdict.Broken.class);
        assertThat(log.verify(AUDITOR)).isInstanceOf(LogVerdict.Whole.class);
    }

    private void happen(int times) {
        transactions.run(() -> {
            for (int i = 0; i < times; i++) {
                events.fire(new Happened(UUID.randomUUID()));
            }
        });
    }

    private static void insert(LogEntry entry) throws SQLException {
        try (Connection connection = connect("APP_DB_OWNER");
                var insert = connection.prepareStatement(
                        "insert into log_entry values (?, ?, ?, null, null, ?, null, ?, ?, ?)")) {
            insert.setLong(1, entry.sequence());
            insert.setTimestamp(2, java.sql.Timestamp.from(entry.recordedAt()));
            insert.setString(3, entry.type());
            insert.setObject(4, entry.subject());
            insert.setString(5, entry.details());
            insert.setBytes(6, entry.previousHash().bytes());
            insert.setBytes(7, entry.leafHash().bytes());
            insert.executeUpdate();
        }
    }

    private static void asOwnerWithoutTriggers(String change) throws SQLException {
        try (Connection connection = connect("APP_DB_OWNER");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table log_entry disable trigger user");
            statement.execute(change);
            statement.execute("alter table log_entry enable trigger user");
            connection.commit();
        }
    }

    private static Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(
                System.getenv("APP_DB_URL"), System.getenv(user + "_USER"), System.getenv(user + "_PASSWORD"));
    }

    private record Happened(UUID subject) implements AuditableEvent {
        @Override
        public String type() {
            return "test.happened";
        }

        @Override
        public Actor actor() {
            return Actor.ANONYMOUS;
        }
    }
}
