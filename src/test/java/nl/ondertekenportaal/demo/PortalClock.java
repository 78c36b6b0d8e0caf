package nl.ondertekenportaal.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The legal time of the portal: ahead of the real time by what its database says. The services outside follow it, since a certificate of the
 * portal is judged at the time of their timestamp.
 */
final class PortalClock extends Clock implements AutoCloseable {
    private static final String NO_SUCH_TABLE = "42P01";
    private static final int PATIENCE_SECONDS = 2;

    private final DatabaseAccess database;
    private final ZoneId zone;
    private @Nullable Connection connection;

    PortalClock(DatabaseAccess database) {
        this(database, ZoneOffset.UTC);
    }

    private PortalClock(DatabaseAccess database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new PortalClock(database, other);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead());
    }

    private synchronized Duration ahead() {
        try (PreparedStatement select =
                        connected().prepareStatement("select coalesce(max(ahead_seconds), 0) from demo_clock");
                ResultSet result = select.executeQuery()) {
            result.next();
            return Duration.ofSeconds(result.getLong(1));
        } catch (SQLException e) {
            if (NO_SUCH_TABLE.equals(e.getSQLState())) {
                return Duration.ZERO;
            }
            throw new IllegalStateException(e);
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null || !open.isValid(PATIENCE_SECONDS)) {
            open = database.connectAsPortal();
            connection = open;
        }
        return open;
    }

    @Override
    public synchronized void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
