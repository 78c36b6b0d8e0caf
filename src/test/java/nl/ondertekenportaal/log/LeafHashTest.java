package nl.ondertekenportaal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.ondertekenportaal.common.Sha256;
import org.junit.jupiter.api.Test;

class LeafHashTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456Z");

    @Test
    void theSameFieldsHaveTheSameHash() {
        assertThat(LeafHash.of(1, AT, "a", "b")).isEqualTo(LeafHash.of(1, AT, "a", "b"));
    }

    @Test
    void whereAFieldEndsMatters() {
        Sha256 hash = LeafHash.of(1, AT, "ab", "c");
        assertThat(hash).isNotEqualTo(LeafHash.of(1, AT, "a", "bc"));
        assertThat(hash).isNotEqualTo(LeafHash.of(1, AT, "abc", ""));
        assertThat(hash).isNotEqualTo(LeafHash.of(1, AT, "abc"));
    }

    @Test
    void sequenceAndTimeMatter() {
        Sha256 hash = LeafHash.of(1, AT, "a");
        assertThat(hash).isNotEqualTo(LeafHash.of(2, AT, "a"));
        assertThat(hash).isNotEqualTo(LeafHash.of(1, AT.plusNanos(1_000), "a"));
    }

    @Property
    void detailsInAnyOrderAreWrittenTheSame(@ForAll Map<String, String> details) {
        Map<String, String> reversed = new LinkedHashMap<>();
        details.keySet().stream()
                .sorted((one, other) -> other.compareTo(one))
                .forEach(name -> reversed.put(name, details.getOrDefault(name, "")));
        assertThat(LeafHash.canonical(reversed)).isEqualTo(LeafHash.canonical(details));
    }

    @Test
    void aNewLineInADetailMakesNoSecondDetail() {
        assertThat(LeafHash.canonical(Map.of("a", "1\nb=2")))
                .isNotEqualTo(LeafHash.canonical(Map.of("a", "1", "b", "2")));
        assertThat(LeafHash.canonical(Map.of("a", "1\\nb=2"))).isNotEqualTo(LeafHash.canonical(Map.of("a", "1\nb=2")));
    }
}
