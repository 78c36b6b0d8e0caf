package nl.ondertekenportaal.matrix;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.ondertekenportaal.organisation.Succession;
import org.jspecify.annotations.Nullable;

/**
 * Which agreement counts between whom on which days, when parties went into others. An agreement passes by law to whoever stands for its party
 * from that day on. Where a party has an agreement of its own, that one prevails from its first day, and what was inherited does not come back; of several that were
 * inherited the oldest prevails.
 */
final class Passing {

    private static final Comparator<Stretch> PREVAILING = Comparator.comparing((Stretch stretch) -> !stretch.isOwn())
            .thenComparing(stretch -> stretch.claim().first())
            .thenComparing(stretch -> stretch.claim().agreement())
            .thenComparing(Stretch::from);

    private final Succession succession;

    Passing(Succession succession) {
        this.succession = succession;
    }

    /** Never two about the same sector between the same two on one day. */
    List<Stretch> of(Collection<Claim> claims) {
        List<Stretch> prevailing = new ArrayList<>();
        claims.stream()
                .flatMap(claim -> stretches(claim, claim.municipality(), claim.partner(), claim.first()))
                .sorted(PREVAILING)
                .forEach(stretch -> beside(stretch, prevailing).ifPresent(prevailing::add));
        return prevailing;
    }

    /** From this day on: with these two until one of them ends, then with those who came after. */
    private Stream<Stretch> stretches(Claim claim, String municipality, String partner, LocalDate from) {
        Optional<LocalDate> end = Stream.of(municipality, partner)
                .flatMap(party -> succession.endOf(party).stream())
                .min(Comparator.naturalOrder());
        if (end.isEmpty() || claim.last() != null && end.get().isAfter(claim.last())) {
            return Stream.of(new Stretch(claim, municipality, partner, from, claim.last()));
        }
        LocalDate next = end.get().isBefore(from) ? from : end.get();
        Stream<Stretch> before = next.isAfter(from)
                ? Stream.of(new Stretch(claim, municipality, partner, from, next.minusDays(1)))
                : Stream.empty();
        return Stream.concat(
                before,
                succession.areaOn(municipality, next).stream()
                        .flatMap(heir -> succession.areaOn(partner, next).stream()
                                .flatMap(other -> stretches(claim, heir, other, next))));
    }

    /** What is left of a stretch beside those that prevail over it. */
    private static Optional<Stretch> beside(Stretch stretch, List<Stretch> prevailing) {
        @Nullable LocalDate to = stretch.to();
        for (Stretch other : prevailing) {
            if (!other.isBeside(stretch)) {
                continue;
            }
            if (other.holdsOn(stretch.from())) {
                return Optional.empty();
            }
            if (other.from().isAfter(stretch.from())
                    && (to == null || !other.from().isAfter(to))) {
                to = other.from().minusDays(1);
            }
        }
        return Optional.of(to == null ? stretch : stretch.until(to));
    }
}
