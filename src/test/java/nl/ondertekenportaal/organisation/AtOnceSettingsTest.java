package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the operator lets in at once. */
class AtOnceSettingsTest {

    private static final String AT_ONCE = "app.admission.at.once";
    private static final String FOUR_EYES = "app.admission.four.eyes";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void nobodyUnlessNamed(String nothing) {
        assertThat(settings(Map.of()).isOn()).isFalse();
        assertThat(settings(Map.of(AT_ONCE, nothing)).isOn()).isFalse();
    }

    @Test
    void aSignalPartnerCanBeNamedAndNobodyElse() {
        AtOnceSettings settings = settings(Map.of(AT_ONCE, "signal_partner, SIGNAL_PARTNER"));
        assertThat(settings.isOn()).isTrue();
        assertThat(settings.isFor(OrganisationKind.SIGNAL_PARTNER)).isTrue();
        assertThat(settings.isFor(OrganisationKind.MUNICIPALITY)).isFalse();
        for (String wrong : new String[] {"MUNICIPALITY", "SIGNAL_PARTNER,NVVK", "true"}) {
            assertThatThrownBy(() -> settings(Map.of(AT_ONCE, wrong)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("APP_ADMISSION_AT_ONCE");
        }
    }

    @Test
    void twoWhoMustAgreeAndNobodyAtAllDoNotGoTogether() {
        for (String yes : new String[] {"true", "1", "Yes", "y", "ON"}) {
            assertThatThrownBy(() -> settings(Map.of(AT_ONCE, "SIGNAL_PARTNER", FOUR_EYES, yes)))
                    .as(yes)
                    .hasMessageContaining("APP_ADMISSION_FOUR_EYES");
            assertThat(settings(Map.of(FOUR_EYES, yes)).isFourEyes()).as(yes).isTrue();
            assertThat(settings(Map.of(FOUR_EYES, yes)).isOn()).isFalse();
        }
        for (String no : new String[] {"false", "0", "no", "off", " "}) {
            assertThat(settings(Map.of(FOUR_EYES, no)).isFourEyes()).as(no).isFalse();
        }
        assertThat(settings(Map.of()).isFourEyes()).isFalse();
        assertThatThrownBy(() -> settings(Map.of(FOUR_EYES, "ja")))
                .as("one would decide where two should")
                .hasMessageStartingWith("APP_ADMISSION_FOUR_EYES");
    }

    @Test
    void aProofHoldsForSomeDays() {
        assertThat(settings(Map.of()).proofHolds()).isEqualTo(Duration.ofDays(30));
        assertThat(settings(Map.of("app.admission.proof.days", "7")).proofHolds())
                .isEqualTo(Duration.ofDays(7));
        for (String wrong : new String[] {"0", "91", "-1", "1,5", "veel"}) {
            assertThatThrownBy(() -> settings(Map.of("app.admission.proof.days", wrong)))
                    .hasMessageStartingWith("APP_ADMISSION_PROOF_DAYS");
        }
    }

    private static AtOnceSettings settings(Map<String, String> values) {
        return new AtOnceSettings(property -> Optional.ofNullable(values.get(property)));
    }
}
