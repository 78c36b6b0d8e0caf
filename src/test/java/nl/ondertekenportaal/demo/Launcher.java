package nl.ondertekenportaal.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the portal in demo mode until it is told to stop, until the process that started it ends, or until one of its parts dies. Whatever
 * the reason, it leaves no process behind. Started by {@code mvn -Prun}; settings and exit codes are in src/docs/operations.md.
 */
public final class Launcher {
    private final PrintStream console;
    private final CompletableFuture<Optional<String>> stop = new CompletableFuture<>();

    private Launcher(PrintStream console) {
        this.console = console;
    }

    public static void main(String[] arguments) {
        Launcher launcher = new Launcher(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            launcher.stop.complete(Optional.empty());
            join(main);
        }));
        int exitCode = launcher.run(System.getenv());
        // not exit(): that waits for the hook, and the hook waits for this thread
        if (!launcher.stop.isDone()) {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private int run(Map<String, String> environment) {
        long begin = System.nanoTime();
        try (RunningPortal portal = RunningPortal.start(Settings.from(environment), console::println, stop::isDone)) {
            welcome(portal, Duration.ofNanos(System.nanoTime() - begin));
            Optional<String> dead = untilTheEnd(portal);
            dead.ifPresent(name -> console.println(name
                    + " is gestopt zonder dat daarom is gevraagd; de rest stopt nu ook. (" + name + " has died.)"));
            console.println("Het portaal stopt …");
            return dead.isPresent() ? LaunchFailed.Reason.PART_DIED.exitCode() : 0;
        } catch (LaunchFailed e) {
            console.println();
            console.println(e.getMessage());
            return e.reason().exitCode();
        } catch (Stopped e) {
            console.println("Gestopt tijdens het starten.");
            return 0;
        }
    }

    /** The name of the part that died, or nothing when the launcher was asked to stop or its parent has ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // waiting for the end of a process does not fail
    private Optional<String> untilTheEnd(RunningPortal portal) {
        CompletableFuture<Optional<String>> end = new CompletableFuture<>();
        stop.thenAccept(end::complete);
        portal.death().thenAccept(name -> end.complete(Optional.of(name)));
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenAccept(ended -> end.complete(Optional.empty())));
        return end.join();
    }

    private void welcome(RunningPortal portal, Duration start) {
        console.println("""

                Het ondertekenportaal draait (DEMONSTRATIE - FICTIEF), gestart in %d seconden:

                  Portaal       %s/
                  Inloggen      Demopersonen, wachtwoorden en de code van dit moment: %s/demo/people
                  Mails         %s/demo/mailbox
                  Klok          %s/demo/clock
                  Stoppen       Ctrl+C
                """.formatted(
                        start.toSeconds(), portal.address(), portal.address(), portal.address(), portal.address()));
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
