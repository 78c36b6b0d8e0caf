package nl.ondertekenportaal.organisation;

import java.util.ArrayList;
import java.util.List;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which an organisation is known elsewhere, each checked by its own rule and against the others.
 *
 * @param kvk trade register number: 8 digits, leading zeros kept
 * @param rsin legal entities' number: 9 digits that pass the 11-test
 * @param oin organisation identification number of the Dutch government: 20 digits (8 prefix, 9 number, 3 suffix, Logius).
 *     Prefix 1 carries the RSIN and prefix 3 the KvK number, which must be the same as given here; prefix 99 is for tests
 */
public record Identifiers(
        @Nullable String kvk,
        @Nullable String rsin,
        @Nullable String oin) {

    private static final String TEST_PREFIX = "00000099";
    private static final String OF_RSIN = "00000001";
    private static final String OF_KVK = "00000003";

    /** @throws RuleBroken {@code identifier.kvk}, {@code identifier.rsin}, {@code identifier.oin} or {@code identifier.oinDiffers} */
    public Identifiers {
        kvk = blankToNull(kvk);
        rsin = blankToNull(rsin);
        oin = blankToNull(oin);
        check(kvk == null || kvk.matches("[0-9]{8}") && !kvk.equals("00000000"), "identifier.kvk", kvk);
        check(rsin == null || isRsin(rsin), "identifier.rsin", rsin);
        check(oin == null || isOin(oin), "identifier.oin", oin);
        if (oin != null && oin.startsWith(OF_RSIN) && rsin != null) {
            check(oin.substring(8, 17).equals(rsin), "identifier.oinDiffers", oin);
        }
        if (oin != null && oin.startsWith(OF_KVK) && kvk != null) {
            check(oin.substring(8, 16).equals(kvk), "identifier.oinDiffers", oin);
        }
    }

    /** Whether these and the others have at least one number in common, and none that differs; an OIN counts for what it carries. */
    public boolean matches(Identifiers others) {
        Identifiers one = whole();
        Identifiers other = others.whole();
        return (isSame(one.kvk, other.kvk) || isSame(one.rsin, other.rsin) || isSame(one.oin, other.oin))
                && !differs(one.kvk, other.kvk)
                && !differs(one.rsin, other.rsin)
                && !differs(oin, others.oin);
    }

    /**
     * Which of these numbers the others do not prove, as people call them: a KvK number always, the RSIN and the OIN where there is one. An
     * OIN is proven by the number that it carries.
     */
    List<String> unprovenBy(Identifiers others) {
        Identifiers proven = others.whole();
        Identifiers stated = whole();
        List<String> unproven = new ArrayList<>();
        if (!isSame(stated.kvk, proven.kvk)) {
            unproven.add("KvK");
        }
        if (stated.rsin != null && !stated.rsin.equals(proven.rsin)) {
            unproven.add("RSIN");
        }
        if (oin != null
                && !oin.equals(proven.oin)
                && !oin.equals(oinOfKvk(proven.kvk))
                && !oin.equals(oinOfRsin(proven.rsin))) {
            unproven.add("OIN");
        }
        return unproven;
    }

    /** With the KvK number or RSIN that the OIN carries. */
    Identifiers whole() {
        String carriedKvk = oin != null && oin.startsWith(OF_KVK) ? oin.substring(8, 16) : null;
        String carriedRsin = oin != null && oin.startsWith(OF_RSIN) ? oin.substring(8, 17) : null;
        return new Identifiers(kvk == null ? carriedKvk : kvk, rsin == null ? carriedRsin : rsin, oin);
    }

    /** The OIN that carries this KvK number; null for none. */
    static @Nullable String oinOfKvk(@Nullable String kvk) {
        return kvk == null ? null : OF_KVK + kvk + "0000";
    }

    /** The OIN that carries this RSIN; null for none. */
    static @Nullable String oinOfRsin(@Nullable String rsin) {
        return rsin == null ? null : OF_RSIN + rsin + "000";
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private static boolean differs(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    /** Whether no number is given at all. */
    public boolean isEmpty() {
        return kvk == null && rsin == null && oin == null;
    }

    /** Whether the OIN is one that exists for tests only. */
    public boolean isTest() {
        return oin != null && oin.startsWith(TEST_PREFIX);
    }

    private static boolean isOin(String oin) {
        if (!oin.matches("[0-9]{20}")) {
            return false;
        }
        return switch (oin.substring(0, 8)) {
            case OF_RSIN -> isRsin(oin.substring(8, 17)) && oin.endsWith("000");
            case OF_KVK -> oin.endsWith("0000");
            case "00000002", "00000004", "00000005", "00000006", "00000007", "00000008", "00000009", TEST_PREFIX ->
                true;
            default -> false;
        };
    }

    /** The 11-test: the digits weighed 9 to 2, the last minus 1, add up to a multiple of 11. */
    private static boolean isRsin(String rsin) {
        if (!rsin.matches("[0-9]{9}") || rsin.equals("000000000")) {
            return false;
        }
        int sum = -digit(rsin, 8);
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * digit(rsin, i);
        }
        return sum % 11 == 0;
    }

    private static int digit(String number, int position) {
        return number.charAt(position) - '0';
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.replaceAll("[\\s.]", "");
    }

    private static void check(boolean holds, String key, @Nullable String value) {
        if (!holds) {
            throw new RuleBroken(key, value == null ? "" : value);
        }
    }
}
