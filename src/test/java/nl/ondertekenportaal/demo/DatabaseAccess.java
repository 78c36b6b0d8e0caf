package nl.ondertekenportaal.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the portal reaches its database: as the user that owns nothing, and as the owner that migrates.
 *
 * @param url a JDBC URL without user or password
 */
public record DatabaseAccess(String url, String user, String password, String ownerUser, String ownerPassword) {

    /** The database named in the environment, or null when there is none and the embedded one must serve. */
    static @Nullable DatabaseAccess from(Map<String, String> environment) {
        String url = environment.getOrDefault("APP_DB_URL", "");
        if (url.isBlank()) {
            return null;
        }
        List<String> missing =
                List.of("APP_DB_USER", "APP_DB_PASSWORD", "APP_DB_OWNER_USER", "APP_DB_OWNER_PASSWORD").stream()
                        .filter(name -> environment.getOrDefault(name, "").isBlank())
                        .toList();
        if (!missing.isEmpty()) {
            throw new LaunchFailed(
                    LaunchFailed.Reason.CONFIGURATION,
                    "APP_DB_URL is gezet, maar deze variabelen ontbreken: " + String.join(", ", missing),
                    "APP_DB_URL is set, but these variables are missing: " + String.join(", ", missing));
        }
        return new DatabaseAccess(
                url,
                environment.getOrDefault("APP_DB_USER", ""),
                environment.getOrDefault("APP_DB_PASSWORD", ""),
                environment.getOrDefault("APP_DB_OWNER_USER", ""),
                environment.getOrDefault("APP_DB_OWNER_PASSWORD", ""));
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("APP_DB_URL", url);
        environment.put("APP_DB_USER", user);
        environment.put("APP_DB_PASSWORD", password);
        environment.put("APP_DB_OWNER_USER", ownerUser);
        environment.put("APP_DB_OWNER_PASSWORD", ownerPassword);
        return environment;
    }

    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url, ownerUser, ownerPassword);
    }

    public Connection connectAsPortal() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Without the passwords, so that no log ever shows them. */
    @Override
    public String toString() {
        return "DatabaseAccess[" + url + ", " + user + ", " + ownerUser + "]";
    }
}
