package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

class IdentifiersTest {

    @Property
    void aTradeRegisterNumberKeepsItsLeadingZeros(@ForAll @IntRange(min = 1, max = 99_999_999) int number) {
        String kvk = "%08d".formatted(number);
        assertThat(new Identifiers(kvk, null, null).kvk()).isEqualTo(kvk);
    }

    @Example
    void oneNumberInCommonIsEnoughAndOneThatDiffersTooMuch() {
        Identifiers known = new Identifiers("12345678", null, null);
        assertThat(known.matches(new Identifiers("12345678", null, "00000099000000001000")))
                .isTrue();
        assertThat(known.matches(new Identifiers("12345679", null, null))).isFalse();
        assertThat(known.matches(new Identifiers(null, "111222333", null)))
                .as("nothing in common")
                .isFalse();
        assertThat(known.matches(new Identifiers(null, null, null))).isFalse();
        Identifiers whole = new Identifiers("12345678", "111222333", null);
        assertThat(whole.matches(new Identifiers("12345678", "123456782", null)))
                .isFalse();
    }

    @Example
    void anOinCountsForWhatItCarries() {
        Identifiers municipality = new Identifiers(null, null, "00000001111222333000");
        assertThat(municipality.matches(new Identifiers(null, "111222333", null)))
                .isTrue();
        assertThat(municipality.matches(new Identifiers("12345678", "111222333", null)))
                .isTrue();
        assertThat(municipality.matches(new Identifiers(null, "123456782", null)))
                .isFalse();
        Identifiers partner = new Identifiers("12345678", null, null);
        assertThat(partner.matches(new Identifiers(null, null, "00000003123456780000")))
                .isTrue();
    }

    @Property
    void aTradeRegisterNumberOfAnotherLengthIsRefused(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 1, max = 12) String digits) {
        if (digits.length() != 8) {
            refused("identifier.kvk", digits, null, null);
        }
    }

    @Property
    void exactlyOneLastDigitOrNoneCompletesAnRsin(@ForAll @IntRange(min = 1, max = 99_999_999) int first) {
        String eight = "%08d".formatted(first);
        int right = 0;
        for (int last = 0; last < 10; last++) {
            right += accepts(eight + last) ? 1 : 0;
        }
        assertThat(right).isBetween(0, 1);
    }

    @Property
    void oneWrongDigitSpoilsAnRsin(
            @ForAll @IntRange(min = 1, max = 99_999_999) int first,
            @ForAll @IntRange(max = 8) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        rsinFrom(first).ifPresent(rsin -> {
            int digit = (rsin.charAt(place) - '0' + shift) % 10;
            String wrong = rsin.substring(0, place) + digit + rsin.substring(place + 1);
            assertThat(accepts(wrong)).as(wrong).isFalse();
        });
    }

    @Property
    void twoSwappedNeighboursSpoilAnRsin(
            @ForAll @IntRange(min = 1, max = 99_999_999) int first, @ForAll @IntRange(max = 7) int place) {
        rsinFrom(first).ifPresent(rsin -> {
            if (rsin.charAt(place) != rsin.charAt(place + 1)) {
                String wrong = rsin.substring(0, place)
                        + rsin.charAt(place + 1)
                        + rsin.charAt(place)
                        + rsin.substring(place + 2);
                assertThat(accepts(wrong)).as(wrong).isFalse();
            }
        });
    }

    @Property
    void anOinWithAnRsinMustHoldThatRsin(@ForAll @IntRange(min = 2, max = 99_999_999) int first) {
        String other = "000000012";
        rsinFrom(first).ifPresent(rsin -> {
            String oin = "00000001" + rsin + "000";
            assertThatCode(() -> new Identifiers(null, rsin, oin)).doesNotThrowAnyException();
            refused("identifier.oinDiffers", null, other, oin);
        });
    }

    @Property
    void anOinWithATradeRegisterNumberMustHoldThatNumber(@ForAll @IntRange(min = 2, max = 99_999_999) int number) {
        String kvk = "%08d".formatted(number);
        String oin = "00000003" + kvk + "0000";
        assertThat(new Identifiers(kvk, null, oin).oin()).isEqualTo(oin);
        refused("identifier.oinDiffers", "00000001", null, oin);
    }

    @Example
    void spacesAndDotsAreLeftOut() {
        assertThat(new Identifiers("12 34.56 78", null, null).kvk()).isEqualTo("12345678");
    }

    @Example
    void nothingFilledInIsNothingKnown() {
        assertThat(new Identifiers("", " ", "")).isEqualTo(new Identifiers(null, null, null));
    }

    @Example
    void onlyPrefix99IsForTests() {
        assertThat(new Identifiers(null, null, "00000099000000001000").isTest()).isTrue();
        assertThat(new Identifiers(null, null, "00000004000000001000").isTest()).isFalse();
        assertThat(new Identifiers(null, null, null).isTest()).isFalse();
    }

    @Example
    void zerosAndDigitsOfOtherScriptsAreRefused() {
        refused("identifier.kvk", "00000000", null, null);
        refused("identifier.rsin", null, "000000000", null);
        refused("identifier.kvk", "١٢٣٤٥٦٧٨", null, null);
        refused("identifier.oin", null, null, "00000000000000000000");
        refused("identifier.oin", null, null, "0000009900000000100");
        refused("identifier.oin", null, null, "00000010000000001000");
        refused("identifier.oin", null, null, "00000001123456789000");
    }

    private static java.util.Optional<String> rsinFrom(int first) {
        String eight = "%08d".formatted(first);
        return java.util.stream.IntStream.range(0, 10)
                .mapToObj(last -> eight + last)
                .filter(IdentifiersTest::accepts)
                .findFirst();
    }

    private static boolean accepts(String rsin) {
        try {
            new Identifiers(null, rsin, null);
            return true;
        } catch (RuleBroken broken) {
            return false;
        }
    }

    private static void refused(String key, @Nullable String kvk, @Nullable String rsin, @Nullable String oin) {
        assertThatThrownBy(() -> new Identifiers(kvk, rsin, oin))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo(key));
    }
}
