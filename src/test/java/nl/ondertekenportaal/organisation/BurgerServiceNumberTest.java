package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nl.ondertekenportaal.common.RuleBroken;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BurgerServiceNumberTest {

    /** A number that is given out to nobody, and passes the test. */
    private static final String FICTITIOUS = "999999990";

    @ParameterizedTest
    @ValueSource(strings = {FICTITIOUS, "bsn 999 999 990 van de eigenaar", "9999.99.990", "(999999990)", "999-999-990"})
    void aNumberThatCouldBeOneIsRefusedHoweverItIsWritten(String text) {
        assertThatThrownBy(() -> BurgerServiceNumber.refuseIn(text))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("privacy.bsn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "999999991",
                "12345678",
                "9999999900",
                "00000099000000001000",
                "Straat 12, 1234 AB",
                "000000000"
            })
    void whatCannotBeOneMayStay(String text) {
        assertThatCode(() -> BurgerServiceNumber.refuseIn(text)).doesNotThrowAnyException();
    }

    @Property
    void oneWrongDigitIsAlwaysSeen(
            @ForAll @IntRange(min = 10_000_000, max = 99_999_999) int first, @ForAll @IntRange(max = 7) int place) {
        for (int last = 0; last < 10; last++) {
            String number = "%d%d".formatted(first, last);
            if (BurgerServiceNumber.passes(number)) {
                char[] digits = number.toCharArray();
                digits[place] = (char) ('0' + (digits[place] - '0' + 1) % 10);
                assertThat(BurgerServiceNumber.passes(new String(digits))).isFalse();
            }
        }
    }
}
