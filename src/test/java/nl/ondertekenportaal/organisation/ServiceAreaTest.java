package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import org.junit.jupiter.api.Test;

class ServiceAreaTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);
    private static final String LEIDEN = "GM0546";
    private static final String DELFT = "GM0503";

    private final Actor editor = new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.EDITOR));
    private final ServiceArea area = new ServiceArea(editor.ownOrganisation());

    @Test
    void isTheWholeCountryUntilSomethingElseIsStated() {
        assertThat(area.covers(LEIDEN, FIRST)).isTrue();
    }

    @Test
    void coversItsMunicipalitiesFromTheFirstDayToTheLast() {
        area.extend(editor, false);
        area.serve(editor, List.of(LEIDEN), new ServicePeriod(FIRST, LAST));

        assertThat(area.covers(LEIDEN, FIRST.minusDays(1))).isFalse();
        assertThat(area.covers(LEIDEN, FIRST)).isTrue();
        assertThat(area.covers(LEIDEN, LAST)).isTrue();
        assertThat(area.covers(LEIDEN, LAST.plusDays(1))).isFalse();
        assertThat(area.covers(DELFT, FIRST)).isFalse();
    }

    @Test
    void whatIsStatedLaterTakesThePlaceOfWhatWasStatedBefore() {
        area.extend(editor, false);
        area.serve(editor, List.of(LEIDEN, DELFT), new ServicePeriod(FIRST, LAST));
        area.serve(editor, List.of(LEIDEN), new ServicePeriod(FIRST, null));
        area.leave(editor, List.of(DELFT));

        assertThat(area.covers(LEIDEN, LAST.plusYears(9))).isTrue();
        assertThat(area.covers(DELFT, FIRST)).isFalse();
    }

    @Test
    void theListIsKeptWhileTheWholeCountryIsServed() {
        area.extend(editor, false);
        area.serve(editor, List.of(LEIDEN), new ServicePeriod(FIRST, null));
        area.extend(editor, true);
        assertThat(area.covers(DELFT, FIRST)).isTrue();

        area.extend(editor, false);
        assertThat(area.covers(LEIDEN, FIRST)).isTrue();
        assertThat(area.covers(DELFT, FIRST)).isFalse();
    }

    @Test
    void aChangeTellsHowLargeTheAreaIs() {
        area.extend(editor, false);
        OrganisationEvent changed = area.serve(editor, List.of(LEIDEN, DELFT), new ServicePeriod(FIRST, null));

        assertThat(changed.type()).isEqualTo("serviceArea.changed");
        assertThat(changed.details()).containsEntry("nationwide", "false").containsEntry("municipalities", "2");
    }

    @Test
    void aPeriodDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new ServicePeriod(LAST, FIRST))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("serviceArea.order");
        assertThat(new ServicePeriod(FIRST, FIRST).covers(FIRST)).isTrue();
    }
}
