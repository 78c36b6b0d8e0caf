package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicantTest {
    private static final MailAddress ADDRESS = new MailAddress("eva@example.org");

    @Test
    void aNameIsKeptAsWritten() {
        assertThat(new Applicant("  Zoë d'Hoore-Şahin ", "wethouder", ADDRESS).name())
                .isEqualTo("Zoë d'Hoore-Şahin");
    }

    @Test
    void lettersAreComposedSoThatEqualNamesAreEqual() {
        assertThat(new Applicant("Zoe\u0308", "wethouder", ADDRESS).name()).isEqualTo("Zoë");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Eva\nBcc: all", "Eva\u202evals", "Eva\u200bSlim", "Eva\u0000", "\ufeffEva"})
    void aNameThatIsEmptyOrNotPrintableIsRefused(String name) {
        assertThatThrownBy(() -> new Applicant(name, "wethouder", ADDRESS))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("applicant.name"));
    }

    @Test
    void aFunctionMayNotBeTooLong() {
        assertThatThrownBy(() -> new Applicant("Eva", "x".repeat(121), ADDRESS))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("applicant.function"));
    }
}
