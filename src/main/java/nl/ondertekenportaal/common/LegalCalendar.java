package nl.ondertekenportaal.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day it is for the law: a legal day is a date in the Netherlands, an instant is UTC. */
@ApplicationScoped
public class LegalCalendar {

    /** The zone of every legal day. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final Clock clock;

    @Inject
    public LegalCalendar(@LegalTime Clock clock) {
        this.clock = clock;
    }

    LegalCalendar() {
        this(Clock.systemUTC());
    }

    public LocalDate today() {
        return dayOf(clock.instant());
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** Real time, and the time of the law: the same, but in a demonstration. */
    @ApplicationScoped
    static class Clocks {
        @Produces
        Clock real() {
            return Clock.systemUTC();
        }

        @Produces
        @LegalTime
        Clock legal(Mode mode, TimeAhead ahead) {
            return mode.isDemo() ? ahead.clock() : Clock.systemUTC();
        }
    }
}
