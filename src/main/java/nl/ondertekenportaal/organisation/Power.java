package nl.ondertekenportaal.organisation;

import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * The power to represent, which is another thing than the decision on which it rests: the college decides, the burgomaster or who
 * has a power of attorney represents the municipality (Gemeentewet, articles 160 and 171).
 *
 * @param kind by what somebody may represent the organisation
 * @param validity on which days
 * @param scope in which sectors
 * @param joint only together with another person
 */
public record Power(AuthorityKind kind, Validity validity, SectorScope scope, boolean joint) {

    /** In all sectors, and alone. */
    public Power(AuthorityKind kind, Validity validity) {
        this(kind, validity, SectorScope.ALL, false);
    }

    /** @throws RuleBroken {@code authority.kind} if none was chosen */
    public static Power of(@Nullable AuthorityKind kind, Validity validity, SectorScope scope, boolean joint) {
        if (kind == null) {
            throw new RuleBroken("authority.kind");
        }
        return new Power(kind, validity, scope, joint);
    }
}
