package nl.ondertekenportaal.harness;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real OpenID provider, in a process of its own that listens on the loopback address and forgets everything when it ends. Its people
 * stand in {@code keycloak-realm.json}; each has the password {@link #PASSWORD}.
 */
public final class Keycloak implements BeforeAllCallback, AfterAllCallback {

    public static final String ID = "eherkenning";
    public static final String PASSWORD = "fictief-wachtwoord";
    static final String CLIENT = "ondertekenportaal";
    static final String SECRET = "DEMO-geheim-van-keycloak";

    private static final Path PROGRAMS = Path.of("target", "keycloak").toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private @Nullable Process process;

    static String issuer() {
        return "http://127.0.0.1:" + OutsideProviders.KEYCLOAK_PORT + "/realms/eherkenning";
    }

    /** Fills in the page on which people log in. */
    public static void logIn(Page page, String name) {
        page.locator("#username").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path home = home();
        Path log = PROGRAMS.resolve("keycloak.log");
        importRealm(home.resolve("data").resolve("import"));
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + OutsideProviders.KEYCLOAK_PORT)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        Awaitility.await("Keycloak, see " + log).atMost(LONGEST_START).until(this::answers);
    }

    private static Path home() throws IOException {
        try (Stream<Path> unpacked = Files.list(PROGRAMS)) {
            return unpacked.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nothing unpacked in " + PROGRAMS));
        }
    }

    private static void importRealm(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (InputStream realm = Keycloak.class.getResourceAsStream("/keycloak-realm.json")) {
            if (realm == null) {
                throw new IllegalStateException("missing keycloak-realm.json");
            }
            Files.copy(realm, directory.resolve("eherkenning-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private boolean answers() throws InterruptedException {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException("Keycloak ended by itself");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    /** The script starts a server of its own: both end. */
    private void stop() {
        if (process == null) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle each : all) {
            each.onExit().completeOnTimeout(each, 20, TimeUnit.SECONDS).join();
            each.destroyForcibly();
        }
    }
}
