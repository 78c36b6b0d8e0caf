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
    SIGNED;

    Set<Stage> successors() {
        return switch (this) {
            case DRAFT -> Set.of(PREPARING);
            case PREPARING -> Set.of(OFFERED);
            case OFFERED -> Set.of(PARTLY_SIGNED);
            case PARTLY_SIGNED -> Set.of(SIGNED);
            case SIGNED -> Set.of();
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
