package nl.ondertekenportaal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-25",
                "2026-12-25", "2026-12-26", "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17", "2024-03-29"
            })
    void theHolidaysOfTheLawAreNoWorkingDays(LocalDate holiday) {
        assertThat(WorkingDays.isWorkingDay(holiday)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-24", "2026-12-31", "2026-05-15", "2025-04-25", "2027-04-26", "2026-04-07"})
    void daysBesideThemAre(LocalDate day) {
        assertThat(WorkingDays.isWorkingDay(day)).isTrue();
    }

    @Test
    void theKingIsCelebratedOnSaturdayWhenHisBirthdayIsASunday() {
        assertThat(WorkingDays.isHoliday(LocalDate.of(2025, 4, 26))).isTrue();
        assertThat(WorkingDays.isHoliday(LocalDate.of(2025, 4, 27))).isFalse();
        assertThat(WorkingDays.isHoliday(LocalDate.of(2026, 4, 27))).isTrue();
    }

    /** Dates as published; the earliest and the latest that are possible among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1818-03-22", "2008-03-23", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"
            })
    void easterIsWhenItIs(LocalDate sunday) {
        assertThat(WorkingDays.easter(sunday.getYear())).isEqualTo(sunday);
    }

    @ParameterizedTest
    @CsvSource({
        // Monday to Monday
        "2026-11-23, 5, 2026-11-30",
        // from a Saturday, the week begins on Monday
        "2026-11-28, 5, 2026-12-04",
        // Christmas takes Friday, and New Year's Day another
        "2026-12-23, 5, 2026-12-31",
        "2026-12-24, 5, 2027-01-04",
        "2026-11-23, 0, 2026-11-23"
    })
    void workingDaysPass(LocalDate from, int days, LocalDate reached) {
        assertThat(WorkingDays.after(from, days)).isEqualTo(reached);
    }
}
