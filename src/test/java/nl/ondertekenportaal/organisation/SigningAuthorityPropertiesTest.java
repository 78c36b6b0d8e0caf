package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** In a class of its own: two test engines in one class write the same report, and one of them is lost. */
class SigningAuthorityPropertiesTest {

    private static final int DAYS = 400;

    @Property
    void itHoldsExactlyFromItsFirstDayToTheEarliestEnd(
            @ForAll @IntRange(min = -DAYS, max = DAYS) int first,
            @ForAll @IntRange(max = DAYS) int length,
            @ForAll @Size(max = 4) List<@IntRange(min = -DAYS, max = 2 * DAYS) Integer> ends,
            @ForAll @IntRange(min = -DAYS, max = 3 * DAYS) int asked) {
        SigningAuthority authority = SomeAuthority.valid(on(first), on(first).plusDays(length));
        int last = first + length;
        for (int end : ends) {
            if (end < last) {
                authority.end(SomeAuthority.ADMINISTRATOR, on(end), SomeAuthority.NOW);
                last = end;
            }
        }
        assertThat(authority.isValidOn(on(asked))).isEqualTo(asked >= first && asked <= last);
        assertThat(authority.lastDay()).contains(on(last));
    }

    @Property
    void whatIsShownIsWhatHolds(
            @ForAll @IntRange(min = -DAYS, max = DAYS) int first,
            @ForAll @IntRange(max = DAYS) int length,
            @ForAll @IntRange(min = -DAYS, max = 2 * DAYS) int asked) {
        SigningAuthority authority = SomeAuthority.valid(on(first), on(first).plusDays(length));
        boolean shownAsValid = switch (authority.stateOn(on(asked))) {
            case VALID, EXPIRING -> true;
            case WAITING, REFUSED, UPCOMING, ENDED -> false;
        };
        assertThat(shownAsValid).isEqualTo(authority.isValidOn(on(asked)));
    }

    private static LocalDate on(int day) {
        return SomeAuthority.TODAY.plusDays(day);
    }
}
