package nl.ondertekenportaal.agreement;

import java.util.EnumSet;
import java.util.Set;

/** How agreements stand on a day for who looks at a list of them; an agreement has several of these at once. */
public enum Standing {
    /** It waits for the signature of the side that looks. */
    TO_SIGN(Status.OFFERED, Status.PARTLY_SIGNED),
    /** The side that looks signed; it waits for the other. */
    WAITS_FOR_OTHER(Status.OFFERED, Status.PARTLY_SIGNED),
    /** It waits for a signature, of whomever. */
    UNSIGNED(Status.OFFERED, Status.PARTLY_SIGNED),
    PREPARING(Status.DRAFT, Status.PREPARING),
    OFFERED(Status.OFFERED),
    PARTLY_SIGNED(Status.PARTLY_SIGNED),
    UPCOMING(Status.UPCOMING),
    IN_FORCE(Status.IN_FORCE),
    BLOCKED(Status.BLOCKED),
    ENDED(Status.ENDED),
    /** The offer came to nothing. */
    CLOSED(Status.DECLINED, Status.WITHDRAWN, Status.LAPSED),
    DECLINED(Status.DECLINED),
    WITHDRAWN(Status.WITHDRAWN),
    LAPSED(Status.LAPSED);

    private final Set<Status> statuses;

    Standing(Status first, Status... others) {
        statuses = EnumSet.of(first, others);
    }

    /** What such an agreement can be called on the day. */
    Set<Status> statuses() {
        return statuses;
    }

    /** Whether an agreement that is called so on the day stands so, whoever signed it. */
    public boolean includes(Status status) {
        return statuses.contains(status);
    }
}
