package nl.ondertekenportaal.outbound;

import java.util.Locale;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * An e-mail address as it may stand in a header: one address, no names, no line breaks, nothing that a mail server could
 * read as a second recipient.
 */
public record MailAddress(String value) {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    /** @throws RuleBroken {@code mail.address} if this is not one e-mail address */
    public MailAddress {
        value = value.strip();
        if (!FORM.matcher(value).matches() || value.contains("..") || value.length() > 254) {
            throw new RuleBroken("mail.address", value);
        }
    }

    /** The same address, however it was typed. */
    public String normalised() {
        return value.toLowerCase(Locale.ROOT);
    }
}
