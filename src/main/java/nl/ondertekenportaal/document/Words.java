package nl.ondertekenportaal.document;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The fixed words of a document, in Dutch. */
final class Words {
    static final Locale DUTCH = Locale.forLanguageTag("nl-NL");

    private final ResourceBundle bundle;

    /** @param document the name of the document in the code */
    Words(String document) {
        bundle = ResourceBundle.getBundle("nl.ondertekenportaal.document." + document, DUTCH, Words.class.getModule());
    }

    /** The words with the values in their places. */
    String get(String key, Object... values) {
        return values.length == 0
                ? bundle.getString(key)
                : new MessageFormat(bundle.getString(key), DUTCH).format(values);
    }
}
