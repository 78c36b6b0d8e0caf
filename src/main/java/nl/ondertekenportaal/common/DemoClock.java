package nl.ondertekenportaal.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * Moves the legal time of a demonstration forward, so that a year of an agreement passes in a second. Never back: what was signed or lapsed
 * would have to come undone.
 */
@ApplicationScoped
public class DemoClock {

    /** The certificates of a demonstration are not valid for longer. */
    private static final int MOST_YEARS_AHEAD = 30;

    @Inject
    Mode mode;

    @Inject
    Clock real;

    @Inject
    @LegalTime
    Clock legal;

    @Inject
    TimeAhead ahead;

    @Inject
    Event<Moved> moved;

    /** The legal time has come to this day. */
    public record Moved(LocalDate day) implements AuditableEvent {
        @Override
        public String type() {
            return "demoClock.moved";
        }

        @Override
        public Actor actor() {
            return Actor.ANONYMOUS;
        }

        /** There is one clock. */
        @Override
        public UUID subject() {
            return new UUID(0, 0);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("day", day.toString());
        }
    }

    /**
     * It becomes this day, at the hour that it is.
     *
     * @throws NotFound outside demo mode
     * @throws RuleBroken {@code demoClock.back} if that is not after the legal today, {@code demoClock.far} if the certificates of
     *     the demonstration would not last
     */
    @Transactional
    public void moveTo(LocalDate day) {
        if (!mode.isDemo()) {
            throw new NotFound("demo");
        }
        ZonedDateTime now = legal.instant().atZone(LegalCalendar.ZONE);
        if (!day.isAfter(now.toLocalDate())) {
            throw new RuleBroken("demoClock.back", now.toLocalDate());
        }
        LocalDate last = LocalDate.ofInstant(real.instant(), LegalCalendar.ZONE).plusYears(MOST_YEARS_AHEAD);
        if (day.isAfter(last)) {
            throw new RuleBroken("demoClock.far", last);
        }
        Duration further = Duration.between(now, now.with(day));
        ahead.moveTo(ahead.get().plus(further), real.instant());
        moved.fire(new Moved(day));
    }

    /** Whether the legal time is ahead of the real time. */
    public boolean isMoved() {
        return mode.isDemo() && !ahead.get().isZero();
    }
}
