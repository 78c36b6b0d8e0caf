package nl.ondertekenportaal.organisation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;

/**
 * What an organisation states once and every agreement of it inherits.
 *
 * @param representedBy the body that represents it: the college of burgomaster and aldermen, the board
 * @param policyMailbox role mailbox for questions about the agreement
 * @param dataLeakMailbox role mailbox for data leaks (GDPR art. 33)
 * @param platformBySector municipality: the platform on which it wants the signals of each sector
 * @param supportedPlatforms signal partner: the platforms on which it can deliver
 */
public record Profile(
        String representedBy,
        MailAddress policyMailbox,
        MailAddress dataLeakMailbox,
        Map<String, String> platformBySector,
        Set<String> supportedPlatforms) {

    private static final int LONGEST_BODY = 200;

    /** @throws RuleBroken {@code profile.representedBy} if nobody represents the organisation */
    public Profile {
        representedBy = PlainLine.of(representedBy, "profile.representedBy", LONGEST_BODY);
        platformBySector = new TreeMap<>(platformBySector);
        supportedPlatforms = new TreeSet<>(supportedPlatforms);
    }
}
