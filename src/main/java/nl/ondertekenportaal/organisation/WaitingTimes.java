package nl.ondertekenportaal.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nl.ondertekenportaal.common.LegalCalendar;

/**
 * How long applications wait, in days as people count them: what came yesterday evening waits one day this morning.
 *
 * @param median half of them wait no longer than this; of an even number, the shorter of the two in the middle
 */
public record WaitingTimes(long median, long longest) {

    /** @param since when each began to wait */
    static Optional<WaitingTimes> of(List<Instant> since, Instant now) {
        List<Long> days = since.stream().map(start -> days(start, now)).sorted().toList();
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(new WaitingTimes(days.get((days.size() - 1) / 2), days.getLast()));
    }

    /** The number of midnights between two moments. */
    public static long days(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(
                LocalDate.ofInstant(from, LegalCalendar.ZONE), LocalDate.ofInstant(to, LegalCalendar.ZONE));
    }
}
