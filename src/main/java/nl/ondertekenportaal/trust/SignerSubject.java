package nl.ondertekenportaal.trust;

import java.util.regex.Pattern;

/**
 * For whom a one-time certificate is issued: a person who signs for an organisation.
 *
 * @param person the name of the person as it must appear in the signature
 * @param organisation the registered name of the legal entity
 * @param organizationIdentifier its identifier as in ETSI EN 319 412-1 section 5.1.4: {@code NTRNL-12345678} for a number of
 *     the trade register, {@code GOVNL-GM0344} for a municipality
 */
public record SignerSubject(String person, String organisation, String organizationIdentifier) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Z]{3}[A-Z]{2}-[A-Z0-9.-]{1,40}");
    private static final int LONGEST_NAME = 200;

    public SignerSubject {
        name("person", person);
        name("organisation", organisation);
        if (!IDENTIFIER.matcher(organizationIdentifier).matches()) {
            throw new IllegalArgumentException("not an organisation identifier: " + organizationIdentifier);
        }
    }

    private static void name(String part, String value) {
        boolean plain = value.codePoints().noneMatch(Character::isISOControl);
        if (value.isBlank() || value.length() > LONGEST_NAME || !plain) {
            throw new IllegalArgumentException(
                    "the name of the " + part + " is empty, too long or holds control characters");
        }
    }
}
