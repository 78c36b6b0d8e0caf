package nl.ondertekenportaal.agreement;

import java.time.LocalDate;
import nl.ondertekenportaal.covenant.ModelAgreement;

/**
 * How long an agreement binds (covenant, article 6): a first term, tacitly renewed by the same period again and again. Each
 * term is reckoned from the original first day, so that an agreement of 29 February renews on 29 February whenever that day
 * exists.
 *
 * @param months of the first term
 * @param renewalMonths of each renewal
 */
public record TermRule(int months, int renewalMonths) {

    public TermRule {
        if (months < 1 || renewalMonths < 1) {
            throw new IllegalArgumentException("a term lasts at least a month: " + months + ", " + renewalMonths);
        }
    }

    /** The rule of a model text. */
    public static TermRule of(ModelAgreement.Periods periods) {
        return new TermRule(periods.termMonths(), periods.renewalMonths());
    }

    /**
     * The term that runs on this day; before the first day, the first term.
     *
     * @param firstDay of the agreement
     */
    public Term termOn(LocalDate firstDay, LocalDate day) {
        LocalDate begin = firstDay;
        int reckoned = months;
        LocalDate next = firstDay.plusMonths(reckoned);
        while (!day.isBefore(next)) {
            begin = next;
            reckoned += renewalMonths;
            next = firstDay.plusMonths(reckoned);
        }
        return new Term(begin, next.minusDays(1));
    }
}
