package nl.ondertekenportaal.organisation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * The number of a legal entity in the trade register of another country.
 *
 * @param country ISO 3166-1, two letters; never NL
 */
public record ForeignRegister(String number, String country) {

    private static final int LONGEST = 40;

    /** @throws RuleBroken {@code foreign.number} or {@code foreign.country} */
    public ForeignRegister {
        number = PlainLine.of(number, "foreign.number", LONGEST);
        if (!countries().contains(country)) {
            throw new RuleBroken("foreign.country", country);
        }
    }

    /** Empty if neither is given. */
    static @Nullable ForeignRegister of(@Nullable String number, @Nullable String country) {
        boolean nothing = (number == null || number.isBlank()) && (country == null || country.isBlank());
        return nothing ? null : new ForeignRegister(number == null ? "" : number, country == null ? "" : country);
    }

    /** Every country but the Netherlands. */
    public static List<String> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .filter(country -> !country.equals("NL"))
                .toList();
    }
}
