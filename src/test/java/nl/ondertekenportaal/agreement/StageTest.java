package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void onlyTheStageThatFollowsCanBeReached() {
        List<Stage> road = List.of(Stage.values());
        for (Stage from : road) {
            for (Stage to : road) {
                if (to.ordinal() == from.ordinal() + 1) {
                    assertThat(from.to(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.to(to)).hasMessage("agreement.stage");
                }
            }
        }
    }

    @Test
    void aSignedAgreementStaysSigned() {
        assertThat(Stage.SIGNED.successors()).isEmpty();
    }
}
