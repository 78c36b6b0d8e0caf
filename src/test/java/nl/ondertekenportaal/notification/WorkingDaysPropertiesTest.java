package nl.ondertekenportaal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;

/** In a class of its own: two test engines in one class write the same report, and one of them is lost. */
class WorkingDaysPropertiesTest {

    @Property
    void betweenTwoDaysLieExactlySoManyWorkingDays(
            @ForAll @DateRange(min = "2020-01-01", max = "2099-12-31") LocalDate from,
            @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate reached = WorkingDays.after(from, days);
        assertThat(WorkingDays.isWorkingDay(reached)).isTrue();
        assertThat(from.plusDays(1)
                        .datesUntil(reached.plusDays(1))
                        .filter(WorkingDays::isWorkingDay)
                        .count())
                .isEqualTo(days);
    }

    /** So one comparison with a day in the database finds exactly what is due. */
    @Property
    void theLatestStartIsTheLastDayFromWhichSoManyHavePassed(
            @ForAll @DateRange(min = "2020-01-01", max = "2099-12-31") LocalDate today,
            @ForAll @IntRange(max = 30) int days) {
        LocalDate start = WorkingDays.latestStart(today, days);
        assertThat(WorkingDays.after(start, days)).isBeforeOrEqualTo(today);
        assertThat(WorkingDays.after(start.plusDays(1), days)).isAfter(today);
    }

    @Property
    void easterIsASundayOfSpring(@ForAll @IntRange(min = 1900, max = 2200) int year) {
        assertThat(WorkingDays.easter(year))
                .isBetween(LocalDate.of(year, 3, 22), LocalDate.of(year, 4, 25))
                .satisfies(day -> assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY));
    }
}
