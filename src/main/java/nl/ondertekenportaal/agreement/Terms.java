package nl.ondertekenportaal.agreement;

import java.time.LocalDate;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * What the offering side fills in.
 *
 * @param firstDay the agreed first day; without one the agreement binds from the day of the last signature
 * @param contribution what the partner contributes to the costs of the municipality (covenant, article 2.3), in words
 */
public record Terms(@Nullable LocalDate firstDay, @Nullable String contribution) {

    private static final int LONGEST = 500;
    private static final int MOST_YEARS_AHEAD = 2;

    /** @throws RuleBroken {@code terms.contribution} if the text is too long */
    public Terms {
        contribution = contribution == null || contribution.isBlank() ? null : contribution.strip();
        if (contribution != null && contribution.length() > LONGEST) {
            throw new RuleBroken("terms.contribution", LONGEST);
        }
    }

    /**
     * @throws RuleBroken {@code terms.past} if the agreed first day is before this day, {@code terms.far} if it is so far ahead
     *     that it must be a slip
     */
    public void refuseUnlikely(LocalDate today) {
        if (firstDay != null && firstDay.isBefore(today)) {
            throw new RuleBroken("terms.past", firstDay);
        }
        if (firstDay != null && firstDay.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            throw new RuleBroken("terms.far", MOST_YEARS_AHEAD);
        }
    }
}
