package nl.ondertekenportaal.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Succession;
import nl.ondertekenportaal.organisation.Succession.Passage;
import org.jspecify.annotations.Nullable;

/** Whatever merges and splits, and whoever has agreements: the matrix gives one answer for each day. */
class PassingPropertiesTest {

    private static final LocalDate START = LocalDate.of(2027, 1, 1);
    private static final int DAYS = 8;
    private static final List<String> MUNICIPALITIES = List.of("A", "B", "C", "D");
    private static final List<String> PARTNERS = List.of("x", "y", "z");
    private static final List<String> SECTORS = List.of("ENERGY", "HEAT");

    @Property
    void onePrevailsForEachPairSectorAndDay(
            @ForAll("claims") List<Claim> claims, @ForAll("wishes") List<Passage> wishes) {
        Succession succession = entered(wishes);
        List<Stretch> stretches = new Passing(succession).of(claims);

        everyDay(day -> {
            for (Stretch one : stretches) {
                assertThat(stretches.stream()
                                .filter(other -> one.isBeside(other) && one.holdsOn(day) && other.holdsOn(day)))
                        .hasSizeLessThanOrEqualTo(1);
            }
        });
    }

    @Property
    void rowsAreOfPartiesThatExistOnTheirDays(
            @ForAll("claims") List<Claim> claims, @ForAll("wishes") List<Passage> wishes) {
        Succession succession = entered(wishes);

        for (Stretch stretch : new Passing(succession).of(claims)) {
            assertThat(stretch.to() == null || !stretch.to().isBefore(stretch.from()))
                    .isTrue();
            everyDay(day -> {
                if (stretch.holdsOn(day)) {
                    assertThat(succession.existsOn(stretch.municipality(), day)).isTrue();
                    assertThat(succession.existsOn(stretch.partner(), day)).isTrue();
                    assertThat(succession.areaOn(stretch.claim().municipality(), day))
                            .contains(stretch.municipality());
                    assertThat(succession.areaOn(stretch.claim().partner(), day))
                            .contains(stretch.partner());
                }
            });
        }
    }

    /** What somebody had the day before is covered the day after, by this agreement or by one that prevails over it. */
    @Property
    void nothingThatWasCoveredIsLostByAReorganisation(
            @ForAll("endless") List<Claim> claims, @ForAll("wishes") List<Passage> wishes) {
        Succession succession = entered(wishes);
        List<Stretch> stretches = new Passing(succession).of(claims);

        everyDay(day -> claims.stream()
                .filter(claim -> !day.isBefore(claim.first()))
                .forEach(claim -> succession
                        .areaOn(claim.municipality(), day)
                        .forEach(municipality -> succession
                                .areaOn(claim.partner(), day)
                                .forEach(partner -> assertThat(stretches)
                                        .anyMatch(stretch -> stretch.holdsOn(day)
                                                && stretch.municipality().equals(municipality)
                                                && stretch.partner().equals(partner)
                                                && stretch.claim().sector().equals(claim.sector()))))));
    }

    @Property
    void theOrderInWhichAgreementsAreReadChangesNothing(
            @ForAll("claims") List<Claim> claims, @ForAll("wishes") List<Passage> wishes) {
        Succession succession = entered(wishes);
        List<Claim> turned = new ArrayList<>(claims);
        Collections.reverse(turned);

        assertThat(new Passing(succession).of(turned))
                .containsExactlyInAnyOrderElementsOf(new Passing(succession).of(claims));
    }

    @Property
    void withoutReorganisationAnAgreementCountsAsItIsWritten(@ForAll("claims") List<Claim> claims) {
        for (Claim claim : claims) {
            assertThat(new Passing(Succession.of(List.of())).of(List.of(claim)))
                    .containsExactly(
                            new Stretch(claim, claim.municipality(), claim.partner(), claim.first(), claim.last()));
        }
    }

    @Example
    void theOwnAgreementOfAContinuingMunicipalityPrevails() {
        Claim inherited = claim("A", "x", "ENERGY", START, null);
        Claim own = claim("B", "x", "ENERGY", START.plusDays(5), null);
        Succession merged = Succession.of(List.of(passage(3, List.of("A"), List.of("B"))));

        assertThat(new Passing(merged).of(List.of(inherited, own)))
                .containsExactlyInAnyOrder(
                        new Stretch(inherited, "A", "x", START, START.plusDays(2)),
                        new Stretch(inherited, "B", "x", START.plusDays(3), START.plusDays(4)),
                        new Stretch(own, "B", "x", START.plusDays(5), null));
    }

    @Example
    void aSplitPassesTheAgreementToEachSuccessor() {
        Claim claim = claim("A", "x", "ENERGY", START, null);
        Succession split = Succession.of(List.of(passage(3, List.of("A"), List.of("B", "C"))));

        assertThat(new Passing(split).of(List.of(claim)))
                .containsExactlyInAnyOrder(
                        new Stretch(claim, "A", "x", START, START.plusDays(2)),
                        new Stretch(claim, "B", "x", START.plusDays(3), null),
                        new Stretch(claim, "C", "x", START.plusDays(3), null));
    }

    @Example
    void anAgreementThatBeginsAfterTheMergerBeginsWithTheSuccessor() {
        Claim claim = claim("A", "x", "ENERGY", START.plusDays(4), null);
        Succession merged = Succession.of(List.of(passage(3, List.of("A"), List.of("B"))));

        assertThat(new Passing(merged).of(List.of(claim)))
                .containsExactly(new Stretch(claim, "B", "x", START.plusDays(4), null));
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        Arbitrary<@Nullable Integer> length =
                Arbitraries.integers().between(0, 4).injectNull(0.5);
        return claim(length).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Claim>> endless() {
        return claim(Arbitraries.integers().between(0, 4).injectNull(1)).list().ofMaxSize(6);
    }

    private static Arbitrary<Claim> claim(Arbitrary<@Nullable Integer> length) {
        return Combinators.combine(
                        Arbitraries.of(MUNICIPALITIES),
                        Arbitraries.of(PARTNERS),
                        Arbitraries.of(SECTORS),
                        Arbitraries.integers().between(0, DAYS - 1),
                        length)
                .as((municipality, partner, sector, first, days) -> claim(
                        municipality,
                        partner,
                        sector,
                        START.plusDays(first),
                        days == null ? null : START.plusDays(first + days)));
    }

    @Provide
    Arbitrary<List<Passage>> wishes() {
        return Arbitraries.oneOf(wish(MUNICIPALITIES), wish(PARTNERS)).list().ofMaxSize(5);
    }

    private static Arbitrary<Passage> wish(List<String> parties) {
        Arbitrary<List<String>> some =
                Arbitraries.of(parties).list().ofMinSize(1).ofMaxSize(2);
        return Combinators.combine(Arbitraries.integers().between(0, DAYS - 1), some, some)
                .as(PassingPropertiesTest::passage);
    }

    private static Passage passage(int day, List<String> from, List<String> to) {
        SortedSet<String> ended = new TreeSet<>(from);
        return new Passage(UUID.randomUUID(), START.plusDays(day), ended, new TreeSet<>(to));
    }

    private static Claim claim(
            String municipality, String partner, String sector, LocalDate first, @Nullable LocalDate last) {
        return new Claim(UUID.randomUUID(), municipality, partner, sector, "VPS", first, last);
    }

    /** What cannot be is refused, as it is when NVVK enters it. */
    private static Succession entered(List<Passage> wishes) {
        Succession succession = Succession.of(List.of());
        for (Passage wish : wishes) {
            try {
                succession = succession.with(wish);
            } catch (RuleBroken refused) {
                assertThat(refused.key()).startsWith("reorganisation.");
            }
        }
        return succession;
    }

    private static void everyDay(Consumer<LocalDate> look) {
        for (int day = -1; day <= DAYS + 4; day++) {
            look.accept(START.plusDays(day));
        }
    }
}
