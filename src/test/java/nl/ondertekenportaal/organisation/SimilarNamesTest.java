package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Woonstichting De Goede Hoek, Woonstichting de goede hoek B.V.",
        "Energie Voorbeeld N.V., Energie Voorbeeld",
        "Stichting Wonen Überall, stichting wonen uberall",
        "Waterbedrijf Voorbeeld, Waterbedrijf Voorbeld",
        "Zorg & Zekerheid, Zorg en Zekerheid"
    })
    void aSlipOfThePenOrALegalFormIsNear(String one, String other) {
        assertThat(SimilarNames.areNear(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Vitens, Evides", "Woonbron, Woonzorg", "Eneco, Essent", "Stichting Noord, Stichting Zuid"})
    void anotherNameIsNot(String one, String other) {
        assertThat(SimilarNames.areNear(one, other)).isFalse();
    }

    @Test
    void nothingResemblesNothing() {
        assertThat(SimilarNames.areNear("", "")).isFalse();
        assertThat(SimilarNames.areNear("!!", "??")).isFalse();
        assertThat(SimilarNames.areNear("B.V.", "N.V.")).isFalse();
    }

    @Property
    void itIsTheSameBothWays(
            @ForAll @AlphaChars @StringLength(max = 30) String one,
            @ForAll @AlphaChars @StringLength(max = 30) String other) {
        assertThat(SimilarNames.areNear(one, other)).isEqualTo(SimilarNames.areNear(other, one));
    }

    @Property
    void everyNameIsNearItselfInCapitalsAndWithALegalForm(
            @ForAll @AlphaChars @StringLength(min = 4, max = 30) String name) {
        assertThat(SimilarNames.areNear(name, name.toUpperCase(java.util.Locale.ROOT) + " B.V."))
                .isTrue();
    }
}
