package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {
    private static final List<Stage> ROAD =
            List.of(Stage.DRAFT, Stage.PREPARING, Stage.OFFERED, Stage.PARTLY_SIGNED, Stage.SIGNED);

    @Test
    void onTheRoadToSigningNoStepIsSkippedAndNoneTakenBack() {
        for (Stage from : ROAD) {
            for (Stage to : ROAD) {
                if (to.ordinal() == from.ordinal() + 1) {
                    assertThat(from.to(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.to(to)).hasMessage("agreement.stage");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"SIGNED", "DECLINED", "WITHDRAWN", "LAPSED"})
    void nothingFollowsAnEnd(Stage end) {
        assertThat(end.isOpen()).isFalse();
        assertThat(end.successors()).isEmpty();
    }
}
