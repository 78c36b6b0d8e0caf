package nl.ondertekenportaal.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How far the legal time of a demonstration is ahead of the real time: kept in the database, so that all nodes and every start agree. */
@ApplicationScoped
class TimeAhead {

    /** A page asks for the day of every line; another node may lag behind this long. */
    private static final Duration REMEMBERED = Duration.ofMillis(200);

    @Inject
    DataSource dataSource;

    private volatile @Nullable Reading last;

    private record Reading(Duration ahead, long nanoTime) {
        boolean isFresh() {
            return System.nanoTime() - nanoTime < REMEMBERED.toNanos();
        }
    }

    Duration get() {
        Reading reading = last;
        if (reading == null || !reading.isFresh()) {
            reading = new Reading(read(), System.nanoTime());
            last = reading;
        }
        return reading.ahead();
    }

    /** Never less than before, whoever else moves it at this moment: the furthest counts. */
    void moveTo(Duration ahead, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into demo_clock (moved_at, ahead_seconds) values (?::timestamptz, ?)")) {
            insert.setString(1, now.toString());
            insert.setLong(2, ahead.toSeconds());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was remembered holds no longer. */
    void whenMoved(@Observes(during = TransactionPhase.AFTER_COMPLETION) DemoClock.Moved event) {
        last = null;
    }

    private Duration read() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select coalesce(max(ahead_seconds), 0) from demo_clock");
                ResultSet result = select.executeQuery()) {
            result.next();
            return Duration.ofSeconds(result.getLong(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Real time, ahead by what is set. */
    Clock clock() {
        return new Ahead(ZoneOffset.UTC);
    }

    private final class Ahead extends Clock {

        private final ZoneId zone;

        Ahead(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Ahead(other);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(get());
        }
    }
}
