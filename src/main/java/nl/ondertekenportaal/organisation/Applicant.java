package nl.ondertekenportaal.organisation;

import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;

/** The person who applies for an organisation, and becomes its first administrator and signatory. */
public record Applicant(String name, String function, MailAddress email) {

    private static final int LONGEST = 120;

    /** @throws RuleBroken {@code applicant.name} or {@code applicant.function} if empty, too long or not printable */
    public Applicant {
        name = oneLine(name, "applicant.name");
        function = oneLine(function, "applicant.function");
    }

    /** One line of printable text: no control characters and no invisible ones that turn the reading order around. */
    private static String oneLine(String text, String key) {
        String line = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)
                .strip();
        boolean printable = line.codePoints().noneMatch(c -> {
            int type = Character.getType(c);
            return type == Character.CONTROL || type == Character.FORMAT || type == Character.UNASSIGNED;
        });
        if (line.isEmpty() || line.length() > LONGEST || !printable) {
            throw new RuleBroken(key, LONGEST);
        }
        return line;
    }
}
