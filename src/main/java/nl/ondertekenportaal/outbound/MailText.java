package nl.ondertekenportaal.outbound;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Subject and body of a mail, from the bundle {@code mails}: {@code key.subject} and {@code key.body}. */
public record MailText(String subject, String body) {

    private static final Locale DUTCH = Locale.of("nl");

    /** One word or sentence of the bundle, to be put into a gap. */
    public static String word(String key) {
        return ResourceBundle.getBundle("nl.ondertekenportaal.mails", DUTCH).getString(key);
    }

    public static MailText of(String key, Object... values) {
        ResourceBundle bundle = ResourceBundle.getBundle("nl.ondertekenportaal.mails", DUTCH);
        return new MailText(
                new MessageFormat(bundle.getString(key + ".subject"), DUTCH).format(values),
                new MessageFormat(bundle.getString(key + ".body"), DUTCH).format(values));
    }
}
