package nl.ondertekenportaal.organisation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * The number of a citizen, which has no place in the portal (Wabb art. 10). A number of nine digits that could be one is refused
 * wherever people type freely.
 */
final class BurgerServiceNumber {

    private static final Pattern NINE_DIGITS = Pattern.compile("(?<![0-9])[0-9](?:[ .-]?[0-9]){8}(?![0-9])");

    private BurgerServiceNumber() {}

    /** @throws RuleBroken {@code privacy.bsn} if a number in the text could be one */
    static void refuseIn(String text) {
        Matcher number = NINE_DIGITS.matcher(text);
        while (number.find()) {
            if (passes(number.group().replaceAll("[^0-9]", ""))) {
                throw new RuleBroken("privacy.bsn");
            }
        }
    }

    /** The 11-test: the digits weighed 9 to 2, the last minus 1, add up to a multiple of 11. The RSIN has the same. */
    static boolean passes(String digits) {
        if (!digits.matches("[0-9]{9}") || digits.equals("000000000")) {
            return false;
        }
        int sum = -(digits.charAt(8) - '0');
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }
}
