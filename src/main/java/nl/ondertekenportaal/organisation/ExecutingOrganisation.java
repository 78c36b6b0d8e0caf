package nl.ondertekenportaal.organisation;

import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * Who does the work for a municipality: a credit bank, an intermunicipal service. A name and a number, no participant itself.
 *
 * @param kvk number in the trade register: 8 digits, leading zeros kept
 * @param handlesSignals whether it handles the signals; otherwise the municipality does so itself
 */
public record ExecutingOrganisation(String name, String kvk, boolean handlesSignals) {

    private static final int LONGEST = 200;

    /** @throws RuleBroken {@code executing.name}, {@code executing.kvk} or {@code identifier.kvk} */
    public ExecutingOrganisation {
        name = PlainLine.of(name, "executing.name", LONGEST);
        kvk = checked(new Identifiers(kvk, null, null).kvk());
    }

    private static String checked(@Nullable String kvk) {
        if (kvk == null) {
            throw new RuleBroken("executing.kvk");
        }
        return kvk;
    }
}
