package nl.ondertekenportaal.demo;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher is asked to run.
 *
 * @param port where people reach the portal
 * @param data everything that stays: database, secrets, chosen ports, logs
 * @param programs where the PostgreSQL programs are unpacked
 * @param war the application
 * @param server the Payara Micro jar
 * @param database a database of one's own instead of the embedded one
 * @param lively whether the demonstration fills itself with organisations and agreements
 * @param environment settings of the portal itself, by the names of their variables
 */
public record Settings(
        int port,
        Path data,
        Path programs,
        Path war,
        Path server,
        @Nullable DatabaseAccess database,
        boolean lively,
        Map<String, String> environment) {

    /** With no settings of the portal but the usual ones; those of this process hold too. */
    public Settings(
            int port,
            Path data,
            Path programs,
            Path war,
            Path server,
            @Nullable DatabaseAccess database,
            boolean lively) {
        this(port, data, programs, war, server, database, lively, Map.of());
    }

    /** From {@code APP_PORT}, {@code APP_DATA_DIR} and {@code APP_DB_*}, in a project where {@code target} has been built. */
    public static Settings from(Map<String, String> environment) {
        Path data = Path.of(environment.getOrDefault("APP_DATA_DIR", ".data")).toAbsolutePath();
        Path target = Path.of("target").toAbsolutePath();
        return new Settings(
                port(environment.getOrDefault("APP_PORT", "8080")),
                data.normalize(),
                data.normalize().resolve("programs"),
                target.resolve("ROOT.war"),
                target.resolve("payara-micro.jar"),
                DatabaseAccess.from(environment),
                !environment.getOrDefault("APP_DEMO_LIVELY", "true").equals("false"));
    }

    String publicUrl() {
        return "http://localhost:" + port;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw wrongPort(text);
        }
        throw wrongPort(text);
    }

    private static LaunchFailed wrongPort(String text) {
        return new LaunchFailed(
                LaunchFailed.Reason.CONFIGURATION,
                "APP_PORT moet een getal van 1 tot en met 65535 zijn, niet '" + text + "'.",
                "APP_PORT must be a number from 1 to 65535, not '" + text + "'.");
    }
}
