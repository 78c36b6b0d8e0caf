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
public record ValidAuthorities(List<Ground> all) {

    public ValidAuthorities {
        all = all.stream()
                .sorted(Comparator.comparing(Ground::isJoint)
                        .thenComparing(Ground::firstDay)
                        .thenComparing(Ground::recordedAt))
                .toList();
    }

    /**
     * On what an agreement on these sectors may be signed. One ground must be enough for the whole agreement: several that
     * each cover a part do not add up.
     */
    public Optional<Ground> covering(Collection<String> sectors) {
        return all.stream().filter(ground -> ground.covers(sectors)).findFirst();
    }

    /**
     * On what this person signs an agreement on these sectors.
     *
     * @param people how many sign it together for the organisation
     * @throws RuleBroken as {@link #hindrance}
     */
    public Ground require(Collection<String> sectors, int people) {
        hindrance(sectors, people).ifPresent(broken -> {
            throw broken;
        });
        return covering(sectors).orElseThrow();
    }

    /**
     * Why this person may not sign an agreement on these sectors: {@code signing.noAuthority} if nothing can be signed on this day,
     * {@code signing.outsideScope} if not for these sectors, {@code signing.jointAlone} if only together with another, while the
     * document was made for one signature. Empty if it may be signed.
     */
    public Optional<RuleBroken> hindrance(Collection<String> sectors, int people) {
        if (all.isEmpty()) {
            return Optional.of(new RuleBroken("signing.noAuthority"));
        }
        Optional<Ground> ground = covering(sectors);
        if (ground.isEmpty()) {
            return Optional.of(new RuleBroken("signing.outsideScope"));
        }
        return ground.get().isJoint() && people == 1
                ? Optional.of(new RuleBroken("signing.jointAlone"))
                : Optional.empty();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }
}
