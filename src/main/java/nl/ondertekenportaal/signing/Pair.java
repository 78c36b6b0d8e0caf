package nl.ondertekenportaal.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The place of a statement among two. Where two people represent a side together, each gives one of like content: the first has no effect until the
 * second is there. What is ratified belongs together by the defects that it names.
 */
@Embeddable
class Pair {

    @Column(name = "named_defects")
    private byte[] namedDefects;

    @Column(name = "first_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID first;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Pair() {}

    /**
     * @param defects ids of those that the statement names
     * @param first id of the statement that it completes; null if it is the first
     */
    Pair(Collection<UUID> defects, @Nullable UUID first) {
        this.namedDefects = hash(defects);
        this.first = first;
    }

    private static byte[] hash(Collection<UUID> defects) {
        String ids = defects.stream().map(UUID::toString).sorted().collect(Collectors.joining(" "));
        return Sha256.of(ids.getBytes(StandardCharsets.US_ASCII)).bytes();
    }

    Optional<UUID> first() {
        return Optional.ofNullable(first);
    }

    boolean isFirst() {
        return first == null;
    }

    /** Whether it is the first of two, and names exactly these defects. */
    boolean isFirstFor(Collection<UUID> defects) {
        return first == null && Arrays.equals(namedDefects, hash(defects));
    }
}
