package nl.ondertekenportaal.organisation;

import static nl.ondertekenportaal.organisation.SomeAuthority.ADMINISTRATOR;
import static nl.ondertekenportaal.organisation.SomeAuthority.NOW;
import static nl.ondertekenportaal.organisation.SomeAuthority.TODAY;
import static nl.ondertekenportaal.organisation.SomeAuthority.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SigningAuthorityTest {

    @Test
    void itsFirstAndItsLastDayCount() {
        SigningAuthority authority = valid(TODAY, TODAY.plusDays(2));
        assertThat(authority.isValidOn(TODAY.minusDays(1))).isFalse();
        assertThat(authority.isValidOn(TODAY)).isTrue();
        assertThat(authority.isValidOn(TODAY.plusDays(2))).isTrue();
        assertThat(authority.isValidOn(TODAY.plusDays(3))).isFalse();
    }

    @Test
    void anEndIsAddedAndTheEarliestCounts() {
        SigningAuthority authority = valid(TODAY.minusYears(1), null);
        authority.end(ADMINISTRATOR, TODAY.plusDays(9), NOW);
        authority.end(ADMINISTRATOR, TODAY, NOW);
        assertThat(authority.lastDay()).contains(TODAY);
        assertThat(authority.ends()).extracting(SigningAuthorityEnd::lastDay).containsExactly(TODAY.plusDays(9), TODAY);
        assertThat(authority.isValidOn(TODAY)).isTrue();
        assertThat(authority.isValidOn(TODAY.plusDays(1))).isFalse();
    }

    @Test
    void anEndNeverMakesItLonger() {
        SigningAuthority authority = valid(TODAY.minusYears(1), TODAY.plusDays(3));
        assertThatThrownBy(() -> authority.end(ADMINISTRATOR, TODAY.plusDays(3), NOW))
                .hasMessage("authority.endsEarlier");
        assertThatThrownBy(() -> authority.end(ADMINISTRATOR, TODAY.plusDays(4), NOW))
                .hasMessage("authority.endsEarlier");
        assertThat(authority.lastDay()).contains(TODAY.plusDays(3));
    }

    @Test
    void whatEndsBeforeItBeginsNeverHeld() {
        SigningAuthority authority = valid(TODAY.plusDays(5), null);
        authority.end(ADMINISTRATOR, TODAY.plusDays(4), NOW);
        assertThat(authority.isValidOn(TODAY.plusDays(5))).isFalse();
        assertThat(authority.stateOn(TODAY)).isEqualTo(AuthorityState.ENDED);
    }

    @Test
    void itsStateIsSaidForADay() {
        SigningAuthority authority = valid(TODAY, TODAY.plusDays(100));
        assertThat(authority.stateOn(TODAY.minusDays(1))).isEqualTo(AuthorityState.UPCOMING);
        assertThat(authority.stateOn(TODAY.plusDays(69))).isEqualTo(AuthorityState.VALID);
        assertThat(authority.stateOn(TODAY.plusDays(70))).isEqualTo(AuthorityState.EXPIRING);
        assertThat(authority.stateOn(TODAY.plusDays(100))).isEqualTo(AuthorityState.EXPIRING);
        assertThat(authority.stateOn(TODAY.plusDays(101))).isEqualTo(AuthorityState.ENDED);
    }

    @Test
    void itRestsOnADecisionThatWasTaken() {
        Validity tomorrow = new Validity(TODAY.plusDays(1), null);
        assertThatThrownBy(() -> SomeAuthority.of(AuthorityKind.MAYOR, TODAY.plusDays(1), tomorrow))
                .hasMessage("decision.future");
        assertThatThrownBy(() -> SomeAuthority.of(AuthorityKind.MAYOR, TODAY, new Validity(TODAY.minusDays(1), null)))
                .hasMessage("authority.beforeDecision");
        assertThatThrownBy(() -> Decision.of("het college", null, "z-1")).hasMessage("decision.day");
        assertThatThrownBy(() -> new Decision(" ", TODAY, "z-1")).hasMessage("decision.body");
        assertThatThrownBy(() -> new Decision("het college", TODAY, "https://z.example"))
                .hasMessage("decision.reference");
    }

    @Test
    void aMunicipalityKnowsNoDirectors() {
        assertThatThrownBy(() -> SomeAuthority.of(AuthorityKind.BOARD_MEMBER, TODAY, new Validity(TODAY, null)))
                .hasMessage("authority.kind");
    }

    @Test
    void itDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new Validity(TODAY, TODAY.minusDays(1))).hasMessage("validity.order");
        assertThatThrownBy(() -> Validity.of(null, TODAY)).hasMessage("validity.from");
    }
}
