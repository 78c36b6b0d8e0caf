package nl.ondertekenportaal.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On what somebody signs for an organisation: the authority that the organisation itself gave this person, or a chain of two: what the
 * principal gave its agent, and what the agent gave this person. A chain holds as far as both links do: on the days and for the
 * sectors that both have, and together with another as soon as one of them says so.
 *
 * @param own that of the person, in the organisation to which the person belongs
 * @param given that of the agent, in its principal; null for who signs for the own organisation
 */
public record Ground(SigningAuthority own, @Nullable SigningAuthority given) {

    /** Of a person who signs for the own organisation. */
    public static Ground of(SigningAuthority own) {
        return new Ground(own, null);
    }

    /** @throws IllegalArgumentException if the two are no chain: the second was not given by the agent of the first */
    public Ground {
        if (given != null
                && given.agent()
                        .filter(agent -> agent.id().equals(own.organisation()))
                        .isEmpty()) {
            throw new IllegalArgumentException("the agent of the one did not give the other");
        }
    }

    /** The authority of the party first. */
    public List<SigningAuthority> chain() {
        return links().toList();
    }

    private Stream<SigningAuthority> links() {
        return Stream.concat(Stream.ofNullable(given), Stream.of(own));
    }

    /** The organisation through which it was signed, if the person does not belong to the party itself. */
    public Optional<Organisation> agent() {
        return given == null ? Optional.empty() : given.agent();
    }

    /** Whether it allows to sign on this legal day. */
    public boolean isValidOn(LocalDate day) {
        return links().allMatch(link -> link.kind().signs() && link.isValidOn(day));
    }

    /** Whether it is enough for an agreement on these sectors. */
    public boolean covers(Collection<String> sectors) {
        return links().allMatch(link -> link.covers(sectors));
    }

    /** Whether it allows to sign only together with another person. */
    public boolean isJoint() {
        return links().anyMatch(SigningAuthority::isJoint);
    }

    /** From this legal day on, included. */
    public LocalDate firstDay() {
        return links().map(SigningAuthority::firstDay)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Up to this legal day, included, as known now; empty while no end is known. */
    public Optional<LocalDate> lastDay() {
        return links().flatMap(link -> link.lastDay().stream()).min(Comparator.naturalOrder());
    }

    /** Since all of it is on record. */
    public Instant recordedAt() {
        return links().map(SigningAuthority::recordedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
