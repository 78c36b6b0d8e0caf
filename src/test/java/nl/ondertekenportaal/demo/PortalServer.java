package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The portal itself: Payara Micro with the WAR, a process of its own that listens on the loopback address only. */
final class PortalServer implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(6);
    private static final Duration GRACE_AFTER_BOOT = Duration.ofSeconds(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Process process;
    private final int port;
    private final Path log;

    private PortalServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Ends the server that a killed launcher left behind on this data directory. */
    static void endLeftover(DataDirectory data) {
        record(data).alive().ifPresent(leftover -> {
            leftover.destroyForcibly();
            Uninterrupted.ended(leftover, Duration.ofSeconds(20));
        });
    }

    static PortalServer start(Settings settings, DataDirectory data, Map<String, String> environment) {
        Path log = data.resolve("log/portal.log");
        ProcessBuilder builder = new ProcessBuilder(command(settings, data))
                .directory(data.resolve(".").normalize().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            record(data).write(process.toHandle());
            process.getOutputStream().close();
            return new PortalServer(process, settings.port(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the portal answers that it is ready. Payara Micro stays up after a failed deployment, so its log is watched too.
     *
     * @param progress told every few seconds how long it took so far
     * @param stop whether to give up waiting
     * @throws Stopped when told to stop
     * @throws LaunchFailed with the cause that the log gives
     */
    void awaitReady(Consumer<Duration> progress, BooleanSupplier stop) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            long begin = System.nanoTime();
            Duration booted = LONGEST_START;
            Duration told = Duration.ZERO;
            while (!answersReady(client)) {
                Duration passed = Duration.ofNanos(System.nanoTime() - begin);
                String soFar = Logs.text(log);
                if (soFar.contains(") ready in ") && passed.compareTo(booted) < 0) {
                    booted = passed;
                }
                boolean bootedInVain = passed.minus(GRACE_AFTER_BOOT).compareTo(booted) > 0;
                if (!process.isAlive()
                        || soFar.contains("Exception while loading the app :")
                        || bootedInVain
                        || passed.compareTo(LONGEST_START) > 0) {
                    throw failed(soFar);
                }
                if (passed.minus(told).compareTo(Duration.ofSeconds(4)) > 0) {
                    told = passed;
                    progress.accept(passed);
                }
                if (stop.getAsBoolean()) {
                    throw new Stopped();
                }
                Pause.of(BETWEEN_LOOKS);
            }
        }
    }

    CompletableFuture<ProcessHandle> onExit() {
        return process.toHandle().onExit();
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        process.destroy();
        if (!Uninterrupted.ended(process.toHandle(), Duration.ofSeconds(20))) {
            process.destroyForcibly();
            Uninterrupted.ended(process.toHandle(), Duration.ofSeconds(20));
        }
    }

    private boolean answersReady(HttpClient client) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    private LaunchFailed failed(String text) {
        String cause = Logs.cause(text).orElse("?");
        return new LaunchFailed(
                LaunchFailed.Reason.DEPLOYMENT,
                "Het portaal is niet gestart: " + cause + " (zie " + log + ")",
                "The portal did not start: " + cause);
    }

    private static RecordedProcess record(DataDirectory data) {
        return new RecordedProcess(data.resolve("portal.process"));
    }

    private static List<String> command(Settings settings, DataDirectory data) {
        Path temporary = data.resolve("tmp");
        try {
            // a killed server leaves its unpacked runtime behind
            Trees.delete(temporary);
            Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String cluster = Integer.toString(data.port("cluster"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Djava.io.tmpdir=" + temporary,
                // sessions live in the data grid, which by default listens on every interface
                "-Dhazelcast.socket.bind.any=false",
                "-Dhazelcast.phone.home.enabled=false",
                "-jar",
                settings.server().toString(),
                "--deploy",
                settings.war().toString(),
                "--port",
                Integer.toString(settings.port()),
                "--clustermode",
                "tcpip:127.0.0.1:" + cluster,
                "--interfaces",
                "127.0.0.1",
                "--startport",
                cluster,
                "--nohostaware",
                "--disablephonehome",
                "--logproperties",
                resource(data, "logging.properties").toString(),
                "--prebootcommandfile",
                resource(data, "preboot.asadmin").toString(),
                "--postbootcommandfile",
                resource(data, "postboot.asadmin").toString());
    }

    private static Path resource(DataDirectory data, String name) {
        Path file = data.resolve("server").resolve(name);
        try (InputStream content = PortalServer.class.getResourceAsStream("/demo/" + name)) {
            if (content == null) {
                throw new IllegalStateException("missing on the class path: /demo/" + name);
            }
            Files.createDirectories(file.getParent());
            Files.write(file, content.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
