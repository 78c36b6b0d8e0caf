package nl.ondertekenportaal.agreement;

import java.time.LocalDate;
import nl.ondertekenportaal.common.RuleBroken;

/** First and last day on which an agreement binds before it is renewed, both included. */
public record Term(LocalDate first, LocalDate last) {

    /** @throws RuleBroken {@code term.order} if it ends before it begins */
    public Term {
        if (last.isBefore(first)) {
            throw new RuleBroken("term.order", first, last);
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
