package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import nl.ondertekenportaal.common.RuleBroken;
import org.junit.jupiter.api.Test;

class TermRuleTest {
    private static final TermRule YEARLY = new TermRule(12, 12);

    @Test
    void aTermEndsTheDayBeforeTheSameDateNextYear() {
        LocalDate first = LocalDate.of(2026, 5, 12);
        assertThat(YEARLY.termOn(first, first)).isEqualTo(new Term(first, LocalDate.of(2027, 5, 11)));
        assertThat(YEARLY.termOn(first, LocalDate.of(2027, 5, 12)).last()).isEqualTo(LocalDate.of(2028, 5, 11));
    }

    @Test
    void anAgreementOfALeapDayRenewsOnTheLeapDayWheneverThereIsOne() {
        LocalDate leapDay = LocalDate.of(2028, 2, 29);
        assertThat(YEARLY.termOn(leapDay, leapDay).last()).isEqualTo(LocalDate.of(2029, 2, 27));
        assertThat(YEARLY.termOn(leapDay, LocalDate.of(2032, 2, 29)).first()).isEqualTo(LocalDate.of(2032, 2, 29));
        assertThat(YEARLY.termOn(leapDay, LocalDate.of(2032, 2, 28)).last()).isEqualTo(LocalDate.of(2032, 2, 28));
    }

    @Test
    void anAgreementOfNewYearsEveEndsTheDayBeforeTheNext() {
        LocalDate newYearsEve = LocalDate.of(2026, 12, 31);
        assertThat(YEARLY.termOn(newYearsEve, newYearsEve).last()).isEqualTo(LocalDate.of(2027, 12, 30));
    }

    @Test
    void beforeTheFirstDayTheFirstTermIsMeant() {
        LocalDate first = LocalDate.of(2027, 1, 1);
        assertThat(YEARLY.termOn(first, LocalDate.of(2026, 11, 1)).first()).isEqualTo(first);
    }

    @Test
    void aTermCoversItsFirstAndItsLastDay() {
        Term day = new Term(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1));
        assertThat(day.covers(day.first())).isTrue();
        assertThat(day.covers(day.last())).isTrue();
        assertThat(day.covers(day.last().plusDays(1))).isFalse();
        assertThat(day.covers(day.first().minusDays(1))).isFalse();
    }

    @Test
    void aTermDoesNotEndBeforeItBegins() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertThatThrownBy(() -> new Term(day, day.minusDays(1)))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("term.order");
    }
}
