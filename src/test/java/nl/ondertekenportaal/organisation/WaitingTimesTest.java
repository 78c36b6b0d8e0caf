package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void whereNobodyWaitsThereIsNoTime() {
        assertThat(WaitingTimes.of(List.of(), NOW)).isEmpty();
    }

    @Test
    void daysAreCountedAsPeopleDo() {
        // half past eleven in the evening in the Netherlands
        assertThat(WaitingTimes.days(Instant.parse("2026-11-23T22:30:00Z"), NOW))
                .isEqualTo(1);
        // half past midnight
        assertThat(WaitingTimes.days(Instant.parse("2026-11-23T23:30:00Z"), NOW))
                .isZero();
    }

    @Test
    void oneThatWaitsForEverDoesNotMoveTheMedian() {
        Instant ago3 = Instant.parse("2026-11-21T12:00:00Z");
        Instant ago1 = Instant.parse("2026-11-23T12:00:00Z");
        Instant ago365 = Instant.parse("2025-11-24T12:00:00Z");
        assertThat(WaitingTimes.of(List.of(ago365, ago1, ago3), NOW)).contains(new WaitingTimes(3, 365));
        assertThat(WaitingTimes.of(List.of(ago1, ago3), NOW)).contains(new WaitingTimes(1, 3));
    }
}
