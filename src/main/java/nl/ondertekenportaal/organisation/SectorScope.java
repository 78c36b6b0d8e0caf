package nl.ondertekenportaal.organisation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * The sectors that a decision or an authority is about.
 *
 * @param sectors their codes; empty for all sectors, those that come later included
 */
public record SectorScope(Set<String> sectors) {

    public static final SectorScope ALL = new SectorScope(Set.of());

    private static final String EVERY = "*";
    private static final Pattern CODE = Pattern.compile("[A-Z_]+");

    /** @throws IllegalArgumentException if one of these cannot be the code of a sector */
    public SectorScope {
        sectors = Set.copyOf(sectors);
        if (!sectors.stream().allMatch(code -> CODE.matcher(code).matches())) {
            throw new IllegalArgumentException("no sectors: " + sectors);
        }
    }

    /** @throws RuleBroken {@code scope.none} if no sector was chosen, {@code scope.unknown} if one does not exist */
    public static SectorScope some(Collection<String> chosen, Collection<String> existing) {
        if (chosen.isEmpty()) {
            throw new RuleBroken("scope.none");
        }
        if (!existing.containsAll(chosen)) {
            throw new RuleBroken("scope.unknown");
        }
        return new SectorScope(Set.copyOf(chosen));
    }

    static SectorScope stored(String text) {
        return text.equals(EVERY) ? ALL : new SectorScope(Set.copyOf(Arrays.asList(text.split(","))));
    }

    String toStore() {
        return isAll() ? EVERY : String.join(",", new TreeSet<>(sectors));
    }

    public boolean isAll() {
        return sectors.isEmpty();
    }

    /** Whether it is about every one of these sectors. */
    public boolean covers(Collection<String> asked) {
        return isAll() || sectors.containsAll(asked);
    }

    /** Whether everything that the other is about is within this one. */
    boolean covers(SectorScope other) {
        return isAll() || !other.isAll() && sectors.containsAll(other.sectors);
    }
}
