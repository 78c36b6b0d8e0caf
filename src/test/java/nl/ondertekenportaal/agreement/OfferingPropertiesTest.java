package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OfferingPropertiesTest {

    @Property
    void chunksHoldEverybodyOnceInOrder(@ForAll List<Integer> all, @ForAll @IntRange(min = 1, max = 20) int size) {
        List<List<Integer>> chunks = Offering.chunks(all, size);

        assertThat(chunks.stream().flatMap(List::stream).toList()).isEqualTo(all);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk).hasSizeBetween(1, size));
        assertThat(chunks).hasSize((all.size() + size - 1) / size);
    }
}
