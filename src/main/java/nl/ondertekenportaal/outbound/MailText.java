package nl.ondertekenportaal.outbound;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Subject and body of a mail, from the bundle {@code mails}: {@code key.subject} and {@code key.body}. */
public record MailText(String subject, String body) {

    /** The language of all mails. */
    public static final Locale DUTCH = Locale.of("nl");

    /** One word or sentence of the bundle, to be put into a gap. */
    public static String word(String key) {
        return ResourceBundle.getBundle("nl.ondertekenportaal.mails", DUTCH).getString(key);
    }

    public static MailText of(String key, Object... values) {
        return new MailText(words(key + ".subject", values), words(key + ".body", values));
    }

    /** A part of a mail, from the same bundle. */
    public static String words(String key, Object... values) {
        ResourceBundle bundle = ResourceBundle.getBundle("nl.ondertekenportaal.mails", DUTCH);
        return new MessageFormat(bundle.getString(key), DUTCH).format(values);
    }

    /**
     * What somebody typed, as one line that cannot be taken for more than it is: line breaks, control characters and invisible
     * characters that turn the reading order around become spaces.
     */
    public static String line(String typed) {
        return typed.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }
}
