package nl.ondertekenportaal.organisation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * Everything on which one person may sign for one organisation on one legal day.
 *
 * @param all what allows to sign alone comes first, then what holds longest already
 */
public record ValidAuthorities(List<SigningAuthority> all) {

    public ValidAuthorities {
        all = all.stream()
                .sorted(Comparator.comparing(SigningAuthority::isJoint)
                        .thenComparing(SigningAuthority::firstDay)
                        .thenComparing(SigningAuthority::recordedAt))
                .toList();
    }

    /**
     * On what an agreement on these sectors may be signed. One authority must be enough for the whole agreement: several that
     * each cover a part do not add up.
     */
    public Optional<SigningAuthority> covering(Collection<String> sectors) {
        return all.stream().filter(authority -> authority.covers(sectors)).findFirst();
    }

    /**
     * @throws RuleBroken {@code signing.noAuthority} if the person may sign nothing on this day, {@code signing.outsideScope} if not
     *     for these sectors
     */
    public SigningAuthority require(Collection<String> sectors) {
        if (all.isEmpty()) {
            throw new RuleBroken("signing.noAuthority");
        }
        return covering(sectors).orElseThrow(() -> new RuleBroken("signing.outsideScope"));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }
}
