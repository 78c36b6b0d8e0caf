package nl.ondertekenportaal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.ondertekenportaal.harness.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The launcher says what is wrong, ends with its own exit code, and leaves nothing running. */
@ResourceLock(Lane.OWN)
class LauncherIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @TempDir
    Path place;

    @Test
    void aTakenPortIsSaidBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LauncherProcess launcher = launch(Map.of("APP_PORT", Integer.toString(taken.getLocalPort())));
            assertThat(launcher.exitCode()).isEqualTo(LaunchFailed.Reason.PORT_TAKEN.exitCode());
            assertThat(launcher.text()).contains("Poort " + taken.getLocalPort() + " is bezet");
            assertThat(place.resolve("data/postgresql")).doesNotExist();
        }
    }

    @Test
    void aSecondLauncherOnTheSameDirectoryIsRefused() throws Exception {
        try (DataDirectory first = DataDirectory.open(place.resolve("data"))) {
            assertThat(first.resolve("lock")).exists();
            LauncherProcess second = launch(Map.of("APP_PORT", Integer.toString(Ports.anyFree())));
            assertThat(second.exitCode()).isEqualTo(LaunchFailed.Reason.ALREADY_RUNNING.exitCode());
            assertThat(second.text()).contains("Er draait al een portaal").contains(place.toString());
        }
    }

    @Test
    void aDatabaseOfOnesOwnNeedsItsUsersToo() throws Exception {
        LauncherProcess launcher =
                launch(Map.of("APP_DB_URL", "jdbc:postgresql://127.0.0.1:1/portal", "APP_DB_USER", "app"));
        assertThat(launcher.exitCode()).isEqualTo(LaunchFailed.Reason.CONFIGURATION.exitCode());
        assertThat(launcher.text()).contains("APP_DB_PASSWORD, APP_DB_OWNER_USER, APP_DB_OWNER_PASSWORD");
    }

    @Test
    void aPortThatIsNoPortIsSaid() throws Exception {
        LauncherProcess launcher = launch(Map.of("APP_PORT", "tachtig"));
        assertThat(launcher.exitCode()).isEqualTo(LaunchFailed.Reason.CONFIGURATION.exitCode());
        assertThat(launcher.text()).contains("APP_PORT moet een getal");
    }

    @Test
    void aFailedDeploymentIsSaidWithItsCauseAndLeavesNothingRunning() throws Exception {
        Path data = TARGET.resolve("portals").resolve("failed-deployment");
        Settings settings = new Settings(
                Ports.anyFree(),
                data,
                TARGET.resolve("programs"),
                warWithAMissingListener(),
                TARGET.resolve("payara-micro.jar"),
                null,
                false,
                Map.of());
        RunningPortal.forget(settings);
        List<String> progress = new ArrayList<>();
        assertThatThrownBy(() -> RunningPortal.start(settings, progress::add, () -> false))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("no.such.Listener")
                .extracting(failed -> ((LaunchFailed) failed).reason())
                .isEqualTo(LaunchFailed.Reason.DEPLOYMENT);
        assertThat(progress).anyMatch(line -> line.contains("database")).anyMatch(line -> line.contains("portaal"));
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(command -> command.contains(data.toString())))
                .isEmpty();
        assertThat(Ports.isFree(settings.port())).isTrue();
    }

    private LauncherProcess launch(Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("APP_DATA_DIR", place.resolve("data").toString());
        return LauncherProcess.start(Launcher.class, place.resolve("output"), all);
    }

    private Path warWithAMissingListener() throws IOException {
        Path war = place.resolve("ROOT.war");
        try (OutputStream file = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            zip.write("""
                    <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                      <listener><listener-class>no.such.Listener</listener-class></listener>
                    </web-app>
                    """.getBytes(StandardCharsets.UTF_8));
        }
        return war;
    }
}
