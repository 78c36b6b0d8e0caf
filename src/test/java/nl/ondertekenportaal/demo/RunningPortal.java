package nl.ondertekenportaal.demo;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A portal in demo mode with everything that it needs, started in order and stopped in reverse. */
public final class RunningPortal implements AutoCloseable {
    private final Settings settings;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CompletableFuture<String> death = new CompletableFuture<>();
    private final Consumer<String> progress;
    private final BooleanSupplier stop;

    private @Nullable DatabaseAccess database;
    private @Nullable GreenMail mail;
    private @Nullable PortalServer server;

    private RunningPortal(Settings settings, Consumer<String> progress, BooleanSupplier stop) {
        this.settings = settings;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Returns when the portal answers; when anything fails, nothing is left running.
     *
     * @param progress told what happens, in Dutch, line by line
     * @param stop whether to give up starting
     * @throws LaunchFailed saying what is wrong and what helps
     * @throws Stopped when told to give up
     */
    public static RunningPortal start(Settings settings, Consumer<String> progress, BooleanSupplier stop) {
        RunningPortal portal = new RunningPortal(settings, progress, stop);
        try {
            portal.start();
            return portal;
        } catch (RuntimeException e) {
            portal.close();
            throw e;
        }
    }

    /** Ends what an earlier, killed portal left on this data directory, and empties it. */
    public static void forget(Settings settings) {
        try (DataDirectory data = DataDirectory.open(settings.data())) {
            PortalServer.endLeftover(data);
            EmbeddedDatabase.endLeftover(data, settings.programs());
            Trees.delete(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completed with the name of the part that ended without being asked to. */
    CompletableFuture<String> death() {
        return death;
    }

    public String address() {
        return settings.publicUrl();
    }

    public int port() {
        return settings.port();
    }

    public DatabaseAccess database() {
        return started(database);
    }

    /** Every mail that the portal has sent. */
    public GreenMail mail() {
        return started(mail);
    }

    /** What the portal has printed since its start. */
    public String console() {
        return Logs.text(started(server).log());
    }

    /** Ends the server as a power cut would; the rest goes on. */
    public void killServer() {
        ProcessHandle process = started(server).process();
        process.destroyForcibly();
        Uninterrupted.ended(process, Duration.ofSeconds(20));
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // the other parts must still be stopped
                progress.accept("Stoppen ging niet goed: " + e);
            }
        }
    }

    private void start() {
        DataDirectory data = opened(DataDirectory.open(settings.data()));
        PortalServer.endLeftover(data);
        if (!Ports.isFree(settings.port())) {
            throw new LaunchFailed(
                    LaunchFailed.Reason.PORT_TAKEN,
                    "Poort " + settings.port()
                            + " is bezet. Stop het programma dat daar luistert, of kies een andere poort:"
                            + " APP_PORT=8081 mvn -Prun",
                    "Port " + settings.port()
                            + " is taken. Stop the program that listens there, or choose another port:"
                            + " APP_PORT=8081 mvn -Prun");
        }
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("APP_MODE", "demo");
        environment.put("APP_DEMO_LIVELY", Boolean.toString(settings.lively()));
        environment.put("APP_PUBLIC_URL", settings.publicUrl());
        environment.put("APP_SECRET_KEY", data.key("secret.key"));
        environment.putAll(startDatabase(data).environment());
        environment.putAll(startServices(data, database()).environment());
        environment.putAll(settings.environment());
        startServer(data, environment);
    }

    // waiting for the end of a process does not fail
    @SuppressWarnings("FutureReturnValueIgnored")
    private DatabaseAccess startDatabase(DataDirectory data) {
        DatabaseAccess access = settings.database();
        if (access == null) {
            progress.accept("De database start …");
            EmbeddedDatabase embedded = opened(EmbeddedDatabase.start(data, settings.programs()));
            embedded.onExit().thenAccept(process -> death.complete("PostgreSQL"));
            access = embedded.access();
        }
        database = access;
        return access;
    }

    private DemoServices startServices(DataDirectory data, DatabaseAccess access) {
        progress.accept("Certificaten, tijdstempels en mailvanger starten …");
        DemoServices services = opened(DemoServices.start(data, access));
        mail = services.mail();
        return services;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void startServer(DataDirectory data, Map<String, String> environment) {
        progress.accept("Het portaal start …");
        PortalServer starting = opened(PortalServer.start(settings, data, environment));
        server = starting;
        starting.onExit().thenAccept(process -> death.complete("Payara Micro"));
        starting.awaitReady(passed -> progress.accept("  nog bezig, " + passed.toSeconds() + " s"), stop);
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        if (stop.getAsBoolean()) {
            throw new Stopped();
        }
        return part;
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the portal has not started");
        }
        return part;
    }
}
