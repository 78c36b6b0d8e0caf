package nl.ondertekenportaal.organisation;

import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;

/** The person who applies for an organisation, and becomes its first administrator and signatory. */
public record Applicant(String name, String function, MailAddress email) {

    private static final int LONGEST = 120;

    /** @throws RuleBroken {@code applicant.name} or {@code applicant.function} if empty, too long or not printable */
    public Applicant {
        name = PlainLine.of(name, "applicant.name", LONGEST);
        function = PlainLine.of(function, "applicant.function", LONGEST);
    }
}
