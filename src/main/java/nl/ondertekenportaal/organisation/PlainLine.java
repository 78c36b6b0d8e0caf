package nl.ondertekenportaal.organisation;

import java.text.Normalizer;
import java.util.Locale;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * One line of printable text that goes into mails, documents and certificates: no control characters, no invisible ones that turn
 * the reading order around, and no address to click.
 */
final class PlainLine {

    private PlainLine() {}

    /** @throws RuleBroken with this key and the greatest length, if it is empty, too long or not such a line */
    static String of(String text, String key, int longest) {
        String line = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        boolean printable = line.codePoints().noneMatch(c -> {
            int type = Character.getType(c);
            return type == Character.CONTROL || type == Character.FORMAT || type == Character.UNASSIGNED;
        });
        String lower = line.toLowerCase(Locale.ROOT);
        boolean clickable = lower.contains("://") || lower.contains("www.");
        if (line.isEmpty() || line.length() > longest || !printable || clickable) {
            throw new RuleBroken(key, longest);
        }
        return line;
    }
}
