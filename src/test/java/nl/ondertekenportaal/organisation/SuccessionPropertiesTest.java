package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Succession.Passage;

/** Whatever NVVK enters, in whatever order: each area is somebody's, and nothing goes round in circles. */
class SuccessionPropertiesTest {

    private static final LocalDate START = LocalDate.of(2027, 1, 1);
    private static final List<String> PARTIES = List.of("A", "B", "C", "D", "E", "F", "G");
    private static final int DAYS = 6;

    @Property
    void everyAreaIsSomebodysOnEveryDay(@ForAll("wishes") List<Passage> wishes) {
        Succession succession = entered(wishes);

        everyPartyAndDay((party, day) -> {
            SortedSet<String> standing = succession.areaOn(party, day);
            assertThat(standing).isNotEmpty().allMatch(each -> succession.existsOn(each, day));
            if (succession.existsOn(party, day)) {
                assertThat(standing).containsExactly(party);
            }
        });
    }

    @Property
    void withoutSplitsOneMunicipalityStandsForAnArea(@ForAll("wishes") List<Passage> wishes) {
        Succession succession =
                entered(wishes.stream().filter(wish -> wish.to().size() == 1).toList());

        everyPartyAndDay(
                (party, day) -> assertThat(succession.areaOn(party, day)).hasSize(1));
    }

    @Property
    void nothingChangesBeforeTheFirstDay(@ForAll("wishes") List<Passage> wishes) {
        Succession succession = entered(wishes);

        for (String party : PARTIES) {
            LocalDate before = START.minusDays(1);
            assertThat(succession.areaOn(party, before)).containsExactly(party);
            assertThat(succession.chain(party, before)).isEmpty();
            succession.endOf(party).ifPresent(end -> {
                assertThat(succession.existsOn(party, end.minusDays(1))).isTrue();
                assertThat(succession.existsOn(party, end)).isFalse();
            });
        }
    }

    @Property
    void aChainGoesForwardInTime(@ForAll("wishes") List<Passage> wishes) {
        Succession succession = entered(wishes);

        everyPartyAndDay((party, day) -> {
            List<Passage> chain = succession.chain(party, day);
            assertThat(chain)
                    .doesNotHaveDuplicates()
                    .allMatch(passage -> !passage.day().isAfter(day));
            assertThat(chain).isSortedAccordingTo((one, other) -> one.day().compareTo(other.day()));
        });
    }

    @Property
    void enteringTheSameTwiceChangesNothing(@ForAll("wishes") List<Passage> wishes) {
        Succession once = entered(wishes);
        List<Passage> again = new ArrayList<>(wishes);
        again.addAll(wishes);
        Succession twice = entered(again);

        everyPartyAndDay((party, day) -> assertThat(twice.areaOn(party, day)).isEqualTo(once.areaOn(party, day)));
    }

    @Property
    void whatIsWithdrawnIsAsIfItHadNotBeen(@ForAll("wishes") List<Passage> wishes, @ForAll("wish") Passage last) {
        Succession before = entered(wishes);
        Succession after;
        try {
            after = before.with(last).without(last.reorganisation());
        } catch (RuleBroken refused) {
            return;
        }

        everyPartyAndDay((party, day) -> assertThat(after.areaOn(party, day)).isEqualTo(before.areaOn(party, day)));
    }

    @Provide
    Arbitrary<List<Passage>> wishes() {
        return wish().list().ofMaxSize(8);
    }

    /** Not all of them can be: those that cannot are refused. */
    @Provide
    Arbitrary<Passage> wish() {
        Arbitrary<Set<String>> some = Arbitraries.of(PARTIES).set().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(Arbitraries.integers().between(0, DAYS - 1), some, some)
                .as((day, from, to) ->
                        new Passage(UUID.randomUUID(), START.plusDays(day), new TreeSet<>(from), new TreeSet<>(to)));
    }

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

    private interface Look {
        void at(String party, LocalDate day);
    }

    private static void everyPartyAndDay(Look look) {
        for (String party : PARTIES) {
            for (int day = -1; day <= DAYS; day++) {
                look.at(party, START.plusDays(day));
            }
        }
    }
}
