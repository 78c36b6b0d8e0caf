package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** That a chain of two authorities holds no further than each of the two. */
class GroundPropertiesTest {

    private static final int DAYS = 400;
    private static final Set<String> SECTORS = Set.of("HOUSING", "ENERGY", "HEAT");

    private final Organisation agent = SomeAuthority.anOrganisation(OrganisationKind.EXECUTING_ORGANISATION);

    @Property
    void itHoldsOnTheDaysOnWhichBothHold(
            @ForAll @IntRange(min = -DAYS, max = DAYS) int first,
            @ForAll @IntRange(max = DAYS) int length,
            @ForAll @IntRange(min = -DAYS, max = DAYS) int ownFirst,
            @ForAll @IntRange(max = DAYS) int ownLength,
            @ForAll @IntRange(min = -DAYS, max = 2 * DAYS) int asked) {
        SigningAuthority given = given(power(first, length, SectorScope.ALL, false));
        SigningAuthority own = SomeAuthority.within(agent, power(ownFirst, ownLength, SectorScope.ALL, false));
        Ground ground = new Ground(own, given);

        assertThat(ground.isValidOn(on(asked))).isEqualTo(given.isValidOn(on(asked)) && own.isValidOn(on(asked)));
        assertThat(ground.firstDay()).isEqualTo(on(Math.max(first, ownFirst)));
        assertThat(ground.lastDay()).contains(on(Math.min(first + length, ownFirst + ownLength)));
    }

    @Property
    void itCoversTheSectorsThatBothCover(
            @ForAll("sectors") Set<String> first,
            @ForAll("sectors") Set<String> second,
            @ForAll("sectors") Set<String> asked) {
        SigningAuthority given = given(power(0, DAYS, SectorScope.some(first, SECTORS), false));
        SigningAuthority own = SomeAuthority.within(agent, power(0, DAYS, SectorScope.some(second, SECTORS), false));

        assertThat(new Ground(own, given).covers(asked))
                .isEqualTo(first.containsAll(asked) && second.containsAll(asked));
    }

    @Property
    void itIsJointAsSoonAsOneIs(@ForAll boolean first, @ForAll boolean second) {
        SigningAuthority given = given(power(0, DAYS, SectorScope.ALL, first));
        SigningAuthority own = SomeAuthority.within(agent, power(0, DAYS, SectorScope.ALL, second));

        assertThat(new Ground(own, given).isJoint()).isEqualTo(first || second);
    }

    @Property
    void whatOneSaysOfItselfHoldsAloneToo(@ForAll boolean joint, @ForAll("sectors") Set<String> asked) {
        SigningAuthority own = SomeAuthority.within(
                agent, power(0, DAYS, SectorScope.some(Set.of("HOUSING", "HEAT"), SECTORS), joint));
        Ground alone = Ground.of(own);

        assertThat(alone.isJoint()).isEqualTo(joint);
        assertThat(alone.covers(asked)).isEqualTo(own.covers(asked));
        assertThat(alone.chain()).containsExactly(own);
    }

    @Provide
    Arbitrary<Set<String>> sectors() {
        return Arbitraries.of(SECTORS).set().ofMinSize(1);
    }

    private SigningAuthority given(Power power) {
        return SomeAuthority.given(OrganisationKind.MUNICIPALITY, agent, power);
    }

    private static Power power(int first, int length, SectorScope scope, boolean joint) {
        Validity validity = new Validity(on(first), on(first).plusDays(length));
        return new Power(AuthorityKind.MANDATE, validity, scope, joint);
    }

    private static LocalDate on(int day) {
        return SomeAuthority.TODAY.plusDays(day);
    }
}
