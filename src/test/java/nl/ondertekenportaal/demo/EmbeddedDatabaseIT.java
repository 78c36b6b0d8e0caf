package nl.ondertekenportaal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import nl.ondertekenportaal.harness.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What was confirmed is found back, whatever was killed. */
@ResourceLock(Lane.OWN)
class EmbeddedDatabaseIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path PROGRAMS = TARGET.resolve("programs");
    private static final Path PLACE = TARGET.resolve("portals").resolve("database");

    @BeforeEach
    @AfterEach
    void nothingIsLeft() throws IOException {
        RunningPortal.forget(new Settings(1, PLACE, PROGRAMS, TARGET, TARGET, null, false, Map.of()));
    }

    @Test
    void keepsItsRowsAndPortOverARestart() throws Exception {
        String url = write();
        try (DataDirectory data = DataDirectory.open(PLACE);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, PROGRAMS)) {
            assertThat(database.access().url()).isEqualTo(url);
            assertThat(rows(database.access())).isEqualTo(1);
        }
    }

    @Test
    void aKilledLauncherLeavesADatabaseThatTheNextOneTakesOver() throws Exception {
        write();
        LauncherProcess launcher = launch();
        ProcessHandle orphan = postmaster(launcher);
        launcher.kill();
        assertThat(orphan.isAlive()).isTrue();
        try (DataDirectory data = DataDirectory.open(PLACE);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, PROGRAMS)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(rows(database.access())).isEqualTo(1);
        }
    }

    @Test
    void aKilledServerIsNoticedAndStartsAgainWithItsRows() throws Exception {
        write();
        LauncherProcess launcher = launch();
        postmaster(launcher).destroyForcibly();
        launcher.awaitLine("GONE");
        assertThat(launcher.exitCode()).isZero();
        try (DataDirectory data = DataDirectory.open(PLACE);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, PROGRAMS)) {
            assertThat(rows(database.access())).isEqualTo(1);
        }
    }

    @Test
    void aNumberThatNowBelongsToAnotherProgramDoesNotKeepItDown() throws Exception {
        write();
        Files.writeString(
                PLACE.resolve("postgresql/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
        try (DataDirectory data = DataDirectory.open(PLACE);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, PROGRAMS)) {
            assertThat(rows(database.access())).isEqualTo(1);
        }
    }

    @Test
    void aServerOfSomebodyElseOnTheSameDirectoryIsSaidAndLeftAlone() throws Exception {
        write();
        // another program by that name, since the operating system tells which program a process runs
        Path program = Files.copy(Path.of("/bin/sleep"), PLACE.resolve("postgres"), StandardCopyOption.COPY_ATTRIBUTES);
        Process stranger = new ProcessBuilder(program.toString(), "60").start();
        try (DataDirectory data = DataDirectory.open(PLACE)) {
            Files.writeString(PLACE.resolve("postgresql/postmaster.pid"), stranger.pid() + "\n");
            assertThatThrownBy(() -> EmbeddedDatabase.start(data, PROGRAMS))
                    .isInstanceOfSatisfying(
                            LaunchFailed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(LaunchFailed.Reason.DATABASE))
                    .hasMessageContaining(Long.toString(stranger.pid()));
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        try (DataDirectory data = DataDirectory.open(PLACE);
                ServerSocket taken = new ServerSocket(data.port("database"), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(data, PROGRAMS))
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        try (DataDirectory data = DataDirectory.open(PLACE);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, PROGRAMS)) {
            DatabaseAccess access = database.access();
            DatabaseAccess guess = new DatabaseAccess(access.url(), access.user(), "guess", "postgres", "guess");
            assertThatThrownBy(guess::connectAsPortal).hasMessageContaining("password authentication failed");
            assertThatThrownBy(guess::connectAsOwner).hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(PLACE.resolve("secrets.properties")))
                    .hasSize(2);
        }
    }

    /** One row, written by the owner, committed just before the end. */
    private static String write() throws SQLException, IOException {
        try (DataDirectory data = DataDirectory.open(PLACE);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, PROGRAMS);
                Connection connection = database.access().connectAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (id int)");
            statement.execute("insert into kept values (1)");
            return database.access().url();
        }
    }

    private static int rows(DatabaseAccess access) throws SQLException {
        try (Connection connection = access.connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from kept")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static LauncherProcess launch() throws IOException {
        LauncherProcess launcher = LauncherProcess.start(
                DatabaseOnly.class, PLACE.resolve("log/launcher.log"), Map.of(), PLACE.toString(), PROGRAMS.toString());
        launcher.awaitLine("READY");
        return launcher;
    }

    private static ProcessHandle postmaster(LauncherProcess launcher) {
        String pid = launcher.text()
                .lines()
                .filter(line -> line.startsWith("READY"))
                .findFirst()
                .orElseThrow()
                .substring(6);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
