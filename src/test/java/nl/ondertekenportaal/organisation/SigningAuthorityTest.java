package nl.ondertekenportaal.organisation;

import static nl.ondertekenportaal.organisation.SomeAuthority.ADMINISTRATOR;
import static nl.ondertekenportaal.organisation.SomeAuthority.NOW;
import static nl.ondertekenportaal.organisation.SomeAuthority.SOMEBODY_ELSE;
import static nl.ondertekenportaal.organisation.SomeAuthority.TODAY;
import static nl.ondertekenportaal.organisation.SomeAuthority.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
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
        assertThatThrownBy(() -> Decision.of("het college", null, "z-1", SectorScope.ALL, null, null))
                .hasMessage("decision.day");
        assertThatThrownBy(() -> new Decision(" ", TODAY, "z-1")).hasMessage("decision.body");
        assertThatThrownBy(() -> new Decision("het college", TODAY, "https://z.example"))
                .hasMessage("decision.reference");
    }

    @Test
    void itHoldsOnceSomebodyElseConfirmedIt() {
        SigningAuthority authority = waiting(SectorScope.ALL, SectorScope.ALL);
        assertThat(authority.isValidOn(TODAY)).isFalse();
        assertThat(authority.stateOn(TODAY)).isEqualTo(AuthorityState.WAITING);
        assertThatThrownBy(() -> authority.confirm(ADMINISTRATOR, NOW, TODAY)).hasMessage("authority.own");
        Actor concerned =
                new Actor(authority.person().orElseThrow().id(), ADMINISTRATOR.organisation(), ADMINISTRATOR.roles());
        assertThatThrownBy(() -> authority.confirm(concerned, NOW, TODAY)).hasMessage("authority.own");

        authority.confirm(SOMEBODY_ELSE, NOW, TODAY);

        assertThat(authority.isValidOn(TODAY)).isTrue();
        assertThatThrownBy(() -> authority.refuse(SOMEBODY_ELSE, "toch niet", NOW, TODAY))
                .hasMessage("authority.decided");
        assertThat(authority.verdict().flatMap(SigningAuthorityVerdict::recordedBy))
                .contains(SOMEBODY_ELSE.ownPerson());
    }

    @Test
    void whatIsRefusedNeverHolds() {
        SigningAuthority authority = waiting(SectorScope.ALL, SectorScope.ALL);
        assertThatThrownBy(() -> authority.refuse(SOMEBODY_ELSE, " ", NOW, TODAY))
                .hasMessage("authority.reason");
        authority.refuse(SOMEBODY_ELSE, "het besluit bestaat niet", NOW, TODAY);
        assertThat(authority.stateOn(TODAY)).isEqualTo(AuthorityState.REFUSED);
        assertThat(authority.isValidOn(TODAY)).isFalse();
        assertThatThrownBy(() -> authority.confirm(SOMEBODY_ELSE, NOW, TODAY)).hasMessage("authority.decided");
    }

    @Test
    void whatHasEndedNeedsNoConfirmation() {
        SigningAuthority authority = waiting(SectorScope.ALL, SectorScope.ALL);
        authority.end(ADMINISTRATOR, TODAY.minusDays(1), NOW);
        assertThat(authority.stateOn(TODAY)).isEqualTo(AuthorityState.ENDED);
        assertThatThrownBy(() -> authority.confirm(SOMEBODY_ELSE, NOW, TODAY)).hasMessage("authority.past");
    }

    @Test
    void itGoesNoFurtherThanItsDecision() {
        SectorScope housing = new SectorScope(Set.of("HOUSING"));
        SectorScope both = new SectorScope(Set.of("HOUSING", "ENERGY"));
        assertThat(waiting(both, housing).covers(Set.of("HOUSING"))).isTrue();
        assertThat(waiting(both, housing).covers(Set.of("HOUSING", "ENERGY"))).isFalse();
        assertThat(waiting(SectorScope.ALL, SectorScope.ALL).covers(Set.of("A_SECTOR_OF_LATER")))
                .isTrue();
        assertThatThrownBy(() -> waiting(housing, both)).hasMessage("authority.scopeWider");
        assertThatThrownBy(() -> waiting(housing, SectorScope.ALL)).hasMessage("authority.scopeWider");
    }

    @Test
    void itEndsWithTheLastDayOfItsDecision() {
        Decision decision = Decision.of("het college", TODAY, "z-1", SectorScope.ALL, "geen", TODAY.plusDays(2));
        Validity open = new Validity(TODAY, null);
        SigningAuthority authority = SomeAuthority.waiting(decision, new Power(AuthorityKind.MANDATE, open));
        assertThat(authority.lastDay()).contains(TODAY.plusDays(2));
        assertThat(authority.decision()).isEqualTo(decision);
        Validity later = new Validity(TODAY.plusDays(3), null);
        assertThatThrownBy(() -> SomeAuthority.waiting(decision, new Power(AuthorityKind.MANDATE, later)))
                .hasMessage("authority.afterDecision");
        assertThatThrownBy(() -> Decision.of("het college", TODAY, "z-1", SectorScope.ALL, null, TODAY.minusDays(1)))
                .hasMessage("decision.until");
    }

    private static ValidAuthorities today(SigningAuthority... all) {
        return new ValidAuthorities(Stream.of(all).map(Ground::of).toList());
    }

    @Test
    void severalAuthoritiesDoNotAddUp() {
        SigningAuthority housing = confirmed("HOUSING", true);
        SigningAuthority energy = confirmed("ENERGY", false);
        SigningAuthority housingAlone = confirmed("HOUSING", false);
        ValidAuthorities valid = today(housing, energy, housingAlone);
        assertThat(valid.covering(Set.of("HOUSING"))).contains(Ground.of(housingAlone));
        assertThatThrownBy(() -> valid.require(Set.of("HOUSING", "ENERGY"), 1)).hasMessage("signing.outsideScope");
        assertThatThrownBy(() -> new ValidAuthorities(List.of()).require(Set.of("HOUSING"), 1))
                .hasMessage("signing.noAuthority");
    }

    @Test
    void whoMaySignOnlyTogetherDoesNotSignWhatWasMadeForOneSignature() {
        SigningAuthority together = confirmed("HOUSING", true);
        ValidAuthorities valid = today(together);
        assertThatThrownBy(() -> valid.require(Set.of("HOUSING"), 1)).hasMessage("signing.jointAlone");
        assertThat(valid.require(Set.of("HOUSING"), 2)).isEqualTo(Ground.of(together));
        SigningAuthority alone = confirmed("HOUSING", false);
        assertThat(today(together, alone).require(Set.of("HOUSING"), 1)).isEqualTo(Ground.of(alone));
    }

    @Test
    void someSectorsAreChosenFromThoseThatExist() {
        assertThatThrownBy(() -> SectorScope.some(Set.of(), Set.of("HOUSING"))).hasMessage("scope.none");
        assertThatThrownBy(() -> SectorScope.some(Set.of("ENERGY"), Set.of("HOUSING")))
                .hasMessage("scope.unknown");
        assertThat(SectorScope.some(Set.of("HOUSING"), Set.of("HOUSING", "ENERGY"))
                        .covers(Set.of("HOUSING")))
                .isTrue();
    }

    private static SigningAuthority waiting(SectorScope decided, SectorScope scope) {
        Decision decision = Decision.of("het college", TODAY, "z-1", decided, null, null);
        return SomeAuthority.waiting(
                decision, new Power(AuthorityKind.MANDATE, new Validity(TODAY, null), scope, false));
    }

    private static SigningAuthority confirmed(String sector, boolean joint) {
        Power power =
                new Power(AuthorityKind.MANDATE, new Validity(TODAY, null), new SectorScope(Set.of(sector)), joint);
        SigningAuthority authority = SomeAuthority.waiting(new Decision("het college", TODAY, "z-1"), power);
        authority.confirm(SOMEBODY_ELSE, NOW, TODAY);
        return authority;
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
