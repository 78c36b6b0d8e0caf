package nl.ondertekenportaal.identity.oidc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How sure a provider is of who logged in, in its own words, from low to high. A level that is not in the list is lower than all: words that
 * nobody agreed on prove nothing.
 *
 * @param minimum below this nobody gets in; null when every login does
 * @param strong from this on the login counts as a second factor too; null for never
 */
record AssuranceLevels(
        List<String> ascending,
        @Nullable String minimum,
        @Nullable String strong) {

    /** Of eHerkenning (Afsprakenstelsel Elektronische Toegangsdiensten). */
    static final List<String> EHERKENNING = List.of(
            "urn:etoegang:core:assurance-class:loa1",
            "urn:etoegang:core:assurance-class:loa2",
            "urn:etoegang:core:assurance-class:loa2plus",
            "urn:etoegang:core:assurance-class:loa3",
            "urn:etoegang:core:assurance-class:loa4");

    /** What eHerkenning asks for where somebody may bind an organisation. */
    static final String EHERKENNING_MINIMUM = "urn:etoegang:core:assurance-class:loa3";

    /** @throws IllegalArgumentException if minimum or strong is not in the list */
    AssuranceLevels {
        ascending = List.copyOf(ascending);
        if (minimum != null && !ascending.contains(minimum) || strong != null && !ascending.contains(strong)) {
            throw new IllegalArgumentException("a level that is asked for must be one of the levels: " + ascending);
        }
    }

    boolean isEnough(@Nullable String level) {
        return minimum == null ? ascending.isEmpty() || rank(level) >= 0 : rank(level) >= rank(minimum);
    }

    /** Whether it proves for which organisation somebody acts: not below the minimum, and never below level 3 of eHerkenning. */
    boolean isProof(String level) {
        return isProving() && rank(level) >= rank(minimum) && rank(level) >= rank(EHERKENNING_MINIMUM);
    }

    /** Whether there is a minimum, and level 3 of eHerkenning with none of its lower levels above it. */
    boolean isProving() {
        return minimum != null
                && ascending.contains(EHERKENNING_MINIMUM)
                && ascending.stream()
                        .skip(rank(EHERKENNING_MINIMUM))
                        .noneMatch(EHERKENNING.subList(0, EHERKENNING.indexOf(EHERKENNING_MINIMUM))::contains);
    }

    boolean isStrong(@Nullable String level) {
        return strong != null && rank(level) >= rank(strong);
    }

    private int rank(@Nullable String level) {
        return level == null ? -1 : ascending.indexOf(level);
    }
}
