package nl.ondertekenportaal.organisation;

import java.time.LocalDate;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * The decision on which an authority rests.
 *
 * @param body who decided: the college, the burgomaster, the board
 * @param day the day of the decision
 * @param reference where it can be found: a case number, the entry in the trade register
 * @param scope the sectors that it is about
 * @param limits what it does not allow, in its own words; null if it has no limits. The portal shows them and does not reckon
 * @param until the last legal day on which it can be used, included; null without such a day
 */
public record Decision(
        String body,
        LocalDate day,
        String reference,
        SectorScope scope,
        @Nullable String limits,
        @Nullable LocalDate until) {

    private static final int LONGEST = 200;
    private static final int LONGEST_LIMITS = 500;

    /**
     * @throws RuleBroken {@code decision.body}, {@code decision.reference} or {@code decision.limits} if too long, not printable or
     *     (the first two) empty, {@code decision.until} if it could not be used for a day
     */
    public Decision {
        body = PlainLine.of(body, "decision.body", LONGEST);
        reference = PlainLine.of(reference, "decision.reference", LONGEST);
        limits = limits == null || limits.isBlank() ? null : PlainLine.of(limits, "decision.limits", LONGEST_LIMITS);
        if (until != null && until.isBefore(day)) {
            throw new RuleBroken("decision.until", day);
        }
    }

    /** About all sectors, and without limits. */
    public Decision(String body, LocalDate day, String reference) {
        this(body, day, reference, SectorScope.ALL, null, null);
    }

    /** @throws RuleBroken also {@code decision.day} if no day was given */
    public static Decision of(
            String body,
            @Nullable LocalDate day,
            String reference,
            SectorScope scope,
            @Nullable String limits,
            @Nullable LocalDate until) {
        if (day == null) {
            throw new RuleBroken("decision.day");
        }
        return new Decision(body, day, reference, scope, limits, until);
    }
}
