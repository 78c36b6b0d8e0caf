package nl.ondertekenportaal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.ondertekenportaal.harness.Lane;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What an earlier version stored is found back after a migration. */
@ResourceLock(Lane.OWN)
class MigrationIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path PROGRAMS = TARGET.resolve("programs");
    private static final Path PLACE = TARGET.resolve("portals").resolve("migration");

    @BeforeEach
    @AfterEach
    void nothingIsLeft() throws IOException {
        RunningPortal.forget(new Settings(1, PLACE, PROGRAMS, TARGET, TARGET, null, false, Map.of()));
    }

    @Test
    void mailboxesOfBeforeThereWereSeveralKindsAreKept() throws Exception {
        try (DataDirectory data = DataDirectory.open(PLACE);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, PROGRAMS)) {
            DatabaseAccess access = database.access();
            flyway(access).target(MigrationVersion.fromVersion("2")).load().migrate();
            try (Connection owner = access.connectAsOwner();
                    Statement statement = owner.createStatement()) {
                statement.execute("""
                        insert into organisation (id, kind, name, represented_by, policy_mailbox, data_leak_mailbox, admitted_at, version)
                        values (md5('a')::uuid, 'SIGNAL_PARTNER', 'Proefpartner (fictief)', 'het bestuur',
                                'beleid@proef.example', 'datalek@proef.example', now(), 1)""");
            }

            flyway(access).load().migrate();

            assertThat(contacts(access))
                    .containsExactlyInAnyOrder("POLICY beleid@proef.example", "DATA_LEAKS datalek@proef.example");
        }
    }

    private static FluentConfiguration flyway(DatabaseAccess access) {
        return Flyway.configure()
                .dataSource(access.url(), access.ownerUser(), access.ownerPassword())
                .placeholders(Map.of("appUser", access.user()));
    }

    private static List<String> contacts(DatabaseAccess access) throws SQLException {
        List<String> contacts = new ArrayList<>();
        try (Connection portal = access.connectAsPortal();
                Statement statement = portal.createStatement();
                ResultSet row = statement.executeQuery("select kind || ' ' || mailbox from organisation_contact")) {
            while (row.next()) {
                contacts.add(row.getString(1));
            }
        }
        return contacts;
    }
}
