package nl.ondertekenportaal.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DemoClockTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);

    @Test
    void inProductionTheClockCannotBeMoved() {
        DemoClock clock = clock(false);

        assertThatThrownBy(() -> clock.moveTo(LocalDate.of(2027, 11, 24))).isInstanceOf(NotFound.class);
        assertThat(clock.isMoved()).isFalse();
    }

    @Test
    void inProductionLegalTimeIsRealTimeWhateverTheDatabaseHolds() {
        Clock legal = new LegalCalendar.Clocks().legal(new Mode(false), new TimeAhead());

        assertThat(legal).isEqualTo(Clock.systemUTC());
    }

    @Test
    void itNeverGoesBackNorStands() {
        for (LocalDate day : new LocalDate[] {LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24)}) {
            assertThatThrownBy(() -> clock(true).moveTo(day))
                    .isInstanceOfSatisfying(
                            RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("demoClock.back"));
        }
    }

    @Test
    void itStaysWithinTheTermOfTheCertificates() {
        assertThatThrownBy(() -> clock(true).moveTo(LocalDate.of(2056, 11, 25)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("demoClock.far"));
    }

    private static DemoClock clock(boolean demo) {
        DemoClock clock = new DemoClock();
        clock.mode = new Mode(demo);
        clock.real = NOON;
        clock.legal = NOON;
        return clock;
    }
}
