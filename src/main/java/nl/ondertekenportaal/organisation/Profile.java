package nl.ondertekenportaal.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation states once and every agreement of it inherits. What was issued keeps the profile of that moment.
 *
 * @param representedBy the body that represents it: the college of burgomaster and aldermen, the board
 * @param executing who does the work for a municipality, null if the municipality itself
 * @param platformBySector municipality: the platform on which it wants the signals of each sector
 * @param supportedPlatforms signal partner: the platforms on which it can deliver
 */
public record Profile(
        String representedBy,
        @Nullable ExecutingOrganisation executing,
        Contacts contacts,
        Map<String, String> platformBySector,
        Set<String> supportedPlatforms) {

    private static final int LONGEST_BODY = 200;

    /** @throws RuleBroken {@code profile.representedBy} if nobody represents the organisation */
    public Profile {
        representedBy = PlainLine.of(representedBy, "profile.representedBy", LONGEST_BODY);
        platformBySector = new TreeMap<>(platformBySector);
        supportedPlatforms = new TreeSet<>(supportedPlatforms);
    }

    /** The same with other platforms. */
    public Profile withPlatforms(Map<String, String> bySector, Set<String> supported) {
        return new Profile(representedBy, executing, contacts, bySector, supported);
    }

    /** @throws RuleBroken {@code profile.kind} if it holds what an organisation of this kind does not have */
    void refuseUnlessOf(OrganisationKind kind, Collection<String> sectors) {
        List<ContactKind> possible = ContactKind.of(kind, sectors);
        boolean executed = executing != null && kind != OrganisationKind.MUNICIPALITY;
        if (executed || !possible.containsAll(contacts.kinds())) {
            throw new RuleBroken("profile.kind");
        }
    }
}
