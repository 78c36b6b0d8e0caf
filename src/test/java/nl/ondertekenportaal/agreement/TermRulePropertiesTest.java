package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;

/** In a class of its own: two test engines in one class write the same report, and one of them is lost. */
class TermRulePropertiesTest {
    private static final TermRule YEARLY = new TermRule(12, 12);

    @Property
    void everyDayFromTheFirstIsInTheTermThatRunsOnIt(
            @ForAll @DateRange(min = "2020-01-01", max = "2060-12-31") LocalDate firstDay,
            @ForAll @IntRange(max = 20_000) int later) {
        LocalDate day = firstDay.plusDays(later);
        assertThat(YEARLY.termOn(firstDay, day).covers(day)).isTrue();
    }

    @Property
    void aTermBeginsTheDayAfterTheOneBefore(
            @ForAll @DateRange(min = "2020-01-01", max = "2060-12-31") LocalDate firstDay,
            @ForAll @IntRange(min = 1, max = 60) int months,
            @ForAll @IntRange(min = 1, max = 60) int renewal,
            @ForAll @IntRange(max = 10_000) int later) {
        TermRule rule = new TermRule(months, renewal);
        Term term = rule.termOn(firstDay, firstDay.plusDays(later));
        Term next = rule.termOn(firstDay, term.last().plusDays(1));
        assertThat(next.first()).isEqualTo(term.last().plusDays(1));
    }
}
