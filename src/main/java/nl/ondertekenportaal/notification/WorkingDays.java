package nl.ondertekenportaal.notification;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Working days in the Netherlands: no Saturday, no Sunday, none of the generally recognised holidays of the Algemene
 * termijnenwet (article 3, paragraphs 1 and 2), Good Friday and 5 May among them.
 */
final class WorkingDays {

    private static final Set<MonthDay> FIXED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 5), MonthDay.of(12, 25), MonthDay.of(12, 26));

    /** Days from Easter Sunday: Good Friday, Easter Monday, Ascension Day, Whit Monday. */
    private static final Set<Long> FROM_EASTER = Set.of(-2L, 1L, 39L, 50L);

    private WorkingDays() {}

    static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    static boolean isHoliday(LocalDate day) {
        return FIXED.contains(MonthDay.from(day))
                || day.equals(kingsDay(day.getYear()))
                || FROM_EASTER.contains(day.toEpochDay() - easter(day.getYear()).toEpochDay());
    }

    /** The working day on which so many working days have passed since this day; that day itself does not count. */
    static LocalDate after(LocalDate day, int workingDays) {
        LocalDate reached = day;
        for (int passed = 0; passed < workingDays; ) {
            reached = reached.plusDays(1);
            if (isWorkingDay(reached)) {
                passed++;
            }
        }
        return reached;
    }

    /** The last day from which so many working days have passed on this day. */
    static LocalDate latestStart(LocalDate day, int workingDays) {
        LocalDate start = day;
        while (after(start, workingDays).isAfter(day)) {
            start = start.minusDays(1);
        }
        return start;
    }

    /** 27 April, and the day before if that is a Sunday. */
    private static LocalDate kingsDay(int year) {
        LocalDate birthday = LocalDate.of(year, 4, 27);
        return birthday.getDayOfWeek() == DayOfWeek.SUNDAY ? birthday.minusDays(1) : birthday;
    }

    /** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones, Butcher). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int epact = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (b % 4) + 2 * (c / 4) - epact - c % 4) % 7;
        int correction = (a + 11 * epact + 22 * weekday) / 451;
        int number = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, number / 31, number % 31 + 1);
    }
}
