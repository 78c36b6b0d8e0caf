package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of the portal's own, on the loopback address, that loses nothing it has confirmed: a killed launcher, database or machine
 * finds every committed row back at the next start.
 */
final class EmbeddedDatabase implements AutoCloseable {
    /** Children of a killed server need a moment to notice before a new one may start. */
    private static final int ATTEMPTS = 20;

    private final DataDirectory data;
    private final PostgresPrograms programs;
    private final Path cluster;
    private final Path log;
    private final int port;

    private EmbeddedDatabase(DataDirectory data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
        this.cluster = data.resolve("postgresql");
        this.log = data.resolve("log/postgresql.log");
        this.port = data.port("database");
    }

    static EmbeddedDatabase start(DataDirectory data, Path programs) {
        EmbeddedDatabase database = new EmbeddedDatabase(data, PostgresPrograms.unpackedIn(programs));
        try {
            database.start();
        } catch (IOException | SQLException | RuntimeException e) {
            database.close();
            throw e instanceof RuntimeException known ? known : failed(database.log, e);
        }
        return database;
    }

    /** Ends the server that a killed launcher left behind on this data directory. */
    static void endLeftover(DataDirectory data, Path programs) throws IOException {
        new EmbeddedDatabase(data, PostgresPrograms.unpackedIn(programs)).endOrphan();
    }

    DatabaseAccess access() {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresUsers.DATABASE,
                PostgresUsers.PORTAL,
                data.password("database." + PostgresUsers.PORTAL),
                PostgresUsers.OWNER,
                data.password("database." + PostgresUsers.OWNER));
    }

    /** The process that must live for the database to live. */
    ProcessHandle postmaster() {
        return running().orElseThrow(() -> failed(log, null));
    }

    CompletableFuture<ProcessHandle> onExit() {
        return postmaster().onExit();
    }

    /** Rolls open transactions back, writes everything to disk and ends. */
    @Override
    public void close() {
        running().ifPresent(this::stop);
    }

    private void start() throws IOException, SQLException {
        Files.deleteIfExists(log);
        endOrphan();
        if (!Ports.isFree(port)) {
            throw new LaunchFailed(
                    LaunchFailed.Reason.DATABASE,
                    "Poort " + port
                            + " van de database is bezet door een ander programma. Stop dat, of verwijder de regel"
                            + " 'database' uit " + data.resolve("ports.properties") + ".",
                    "Port " + port
                            + " of the database is taken by another program. Stop it, or remove the line 'database'"
                            + " from " + data.resolve("ports.properties") + ".");
        }
        if (!Files.exists(cluster)) {
            initialise();
        }
        Files.writeString(cluster.resolve("postgresql.conf"), PostgresUsers.configuration(port));
        startPostmaster();
        new PostgresUsers(port, data).ensure();
    }

    /** In a directory of its own first: one that a kill left half-made must not be taken for a database. */
    private void initialise() throws IOException {
        Path unfinished = data.resolve("postgresql.new");
        Trees.delete(unfinished);
        Path password = data.resolve("postgresql.password");
        Files.writeString(password, data.password("database." + PostgresUsers.SUPERUSER));
        int exit = programs.run(
                log,
                "initdb",
                List.of(
                        "--pgdata=" + unfinished,
                        "--username=" + PostgresUsers.SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C"));
        Files.delete(password);
        if (exit != 0) {
            throw failed(log, null);
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void startPostmaster() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int exit = programs.run(log, "pg_ctl", List.of("-D", cluster.toString(), "-w", "-t", "60", "start"));
            if (exit == 0) {
                return;
            }
            if (!Logs.text(log).contains("shared memory block") || attempt == ATTEMPTS) {
                throw failed(log, null);
            }
            Pause.of(Duration.ofMillis(500));
        }
    }

    /**
     * Ends the server that a killed launcher left behind. Somebody else's server on our directory is an error; a process that merely has
     * the number that a killed server had is no reason to stay down.
     */
    private void endOrphan() throws IOException {
        Optional<ProcessHandle> holder = holder();
        if (holder.isEmpty()) {
            return;
        }
        if (running().isPresent()) {
            stop(holder.get());
        } else if (commandLine(holder.get()).contains("postgres")) {
            long pid = holder.get().pid();
            throw new LaunchFailed(
                    LaunchFailed.Reason.DATABASE,
                    "De database in " + cluster + " is in gebruik door een ander programma (proces " + pid + ").",
                    "The database in " + cluster + " is in use by another program (process " + pid + ").");
        } else {
            Files.delete(cluster.resolve("postmaster.pid"));
        }
    }

    /** Our own server on our own directory, when it is alive. */
    private Optional<ProcessHandle> running() {
        return holder().filter(process -> commandLine(process)
                        .contains(programs.home().resolve("bin").toString()))
                .filter(process -> commandLine(process).contains(cluster.toString()));
    }

    /** The living process whose number the server's own lock file names. */
    private Optional<ProcessHandle> holder() {
        Path lock = cluster.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(lock)) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    private void stop(ProcessHandle postmaster) {
        for (String mode : List.of("fast", "immediate")) {
            programs.run(log, "pg_ctl", List.of("-D", cluster.toString(), "-w", "-t", "30", "-m", mode, "stop"));
            if (Uninterrupted.ended(postmaster, Duration.ofSeconds(2))) {
                return;
            }
        }
        throw failed(log, null);
    }

    private static LaunchFailed failed(Path log, @Nullable Exception cause) {
        LaunchFailed failed = new LaunchFailed(
                LaunchFailed.Reason.DATABASE,
                "De database is niet gestart of gestopt zoals het hoort. Zie " + log + ":" + Logs.lastLines(log, 5),
                "The database did not start or stop as it should; see that log.");
        if (cause != null) {
            failed.initCause(cause);
        }
        return failed;
    }
}
