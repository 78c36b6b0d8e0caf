package nl.ondertekenportaal.organisation;

import java.time.LocalDate;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * The days on which an authority holds.
 *
 * @param from the first legal day, included
 * @param to the last legal day, included; null while no end is known
 */
public record Validity(LocalDate from, @Nullable LocalDate to) {

    /** @throws RuleBroken {@code validity.order} if it ends before it begins */
    public Validity {
        if (to != null && to.isBefore(from)) {
            throw new RuleBroken("validity.order", from);
        }
    }

    /** @throws RuleBroken also {@code validity.from} if no first day was given */
    public static Validity of(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null) {
            throw new RuleBroken("validity.from");
        }
        return new Validity(from, to);
    }
}
