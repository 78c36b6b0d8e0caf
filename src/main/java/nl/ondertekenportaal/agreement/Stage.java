package nl.ondertekenportaal.agreement;

import java.util.Set;
import nl.ondertekenportaal.common.RuleBroken;

/** How far an agreement is. Only these steps are possible, and none back. */
public enum Stage {
    DRAFT,
    /** Offered, while its document is being made. */
    PREPARING,
    /** Both sides can read and sign the document. */
    OFFERED,
    PARTLY_SIGNED,
    SIGNED,
    /** The side to which it was offered does not want it. */
    DECLINED,
    /** The side that offered it took it back before the other accepted it. */
    WITHDRAWN,
    /** Nobody completed it in time. */
    LAPSED;

    /** Whether it is on its way to be signed: neither complete nor closed without it. */
    public boolean isOpen() {
        return !successors().isEmpty();
    }

    Set<Stage> successors() {
        return switch (this) {
            case DRAFT -> Set.of(PREPARING);
            case PREPARING -> Set.of(OFFERED, WITHDRAWN, LAPSED);
            case OFFERED -> Set.of(PARTLY_SIGNED, DECLINED, WITHDRAWN, LAPSED);
            case PARTLY_SIGNED -> Set.of(SIGNED, DECLINED, WITHDRAWN, LAPSED);
            case SIGNED, DECLINED, WITHDRAWN, LAPSED -> Set.of();
        };
    }

    /** @throws RuleBroken {@code agreement.stage} if the next stage does not follow this one */
    Stage to(Stage next) {
        if (!successors().contains(next)) {
            throw new RuleBroken("agreement.stage", this, next);
        }
        return next;
    }
}
