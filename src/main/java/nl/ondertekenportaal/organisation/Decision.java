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
 */
public record Decision(String body, LocalDate day, String reference) {

    private static final int LONGEST = 200;

    /** @throws RuleBroken {@code decision.body} or {@code decision.reference} if empty, too long or not printable */
    public Decision {
        body = PlainLine.of(body, "decision.body", LONGEST);
        reference = PlainLine.of(reference, "decision.reference", LONGEST);
    }

    /** @throws RuleBroken also {@code decision.day} if no day was given */
    public static Decision of(String body, @Nullable LocalDate day, String reference) {
        if (day == null) {
            throw new RuleBroken("decision.day");
        }
        return new Decision(body, day, reference);
    }
}
