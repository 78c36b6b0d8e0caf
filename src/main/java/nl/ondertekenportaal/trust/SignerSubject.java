package nl.ondertekenportaal.trust;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * For whom a one-time certificate is issued: a person who signs for an organisation.
 *
 * @param person the name of the person as it must appear in the signature
 * @param organisation the registered name of the legal entity
 * @param organizationIdentifier its identifier as in ETSI EN 319 412-1 section 5.1.4: {@code NTRNL-12345678} for a number of
 *     the trade register, {@code GOVNL-GM0344} for a municipality
 * @param agent the name of another organisation to which the person belongs, and which signs in the name of this one; null if the
 *     person belongs to this one
 */
public record SignerSubject(
        String person,
        String organisation,
        String organizationIdentifier,
        @Nullable String agent) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Z]{3}[A-Z]{2}-[A-Z0-9.-]{1,40}");
    private static final int LONGEST_NAME = 200;

    public SignerSubject {
        name("person", person);
        name("organisation", organisation);
        if (agent != null) {
            name("agent", agent);
        }
        if (!IDENTIFIER.matcher(organizationIdentifier).matches()) {
            throw new IllegalArgumentException("not an organisation identifier: " + organizationIdentifier);
        }
    }

    /** Who belongs to the organisation itself. */
    public SignerSubject(String person, String organisation, String organizationIdentifier) {
        this(person, organisation, organizationIdentifier, null);
    }

    /** The same person, who belongs to this agent. */
    public SignerSubject through(String name) {
        return new SignerSubject(person, organisation, organizationIdentifier, name);
    }

    private static void name(String part, String value) {
        boolean plain = value.codePoints().noneMatch(Character::isISOControl);
        if (value.isBlank() || value.length() > LONGEST_NAME || !plain) {
            throw new IllegalArgumentException(
                    "the name of the " + part + " is empty, too long or holds control characters");
        }
    }
}
