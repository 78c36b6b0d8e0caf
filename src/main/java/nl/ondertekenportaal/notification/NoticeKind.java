package nl.ondertekenportaal.notification;

/** What a notice tells, in the order in which a digest tells it: what asks for something first. */
enum NoticeKind {
    /** The offer lapses soon, and still waits for this side's signature. */
    LAPSES_SOON,
    /** The other side offered it, and it can be signed. */
    OFFERED,
    /** The other side signed; this side's signature makes it complete. */
    PARTLY_SIGNED,
    /** It has been waiting for this side's signature for some time. */
    WAITS,
    /** A defect in the authority behind a signature was found. */
    BLOCKED,
    /** The first of two who ratify together signed; somebody else of this side must sign too. */
    HALF_RATIFIED,
    /** The first of two let know that it is to be regarded as invalid; somebody else of this side must do so too. */
    HALF_REJECTED,
    /** The other party regards it as invalid because of such a defect. */
    REJECTED,
    /** No such defect is open any more. */
    UNBLOCKED,
    SIGNED,
    DECLINED,
    WITHDRAWN,
    LAPSED;

    /** Whether it asks for a signature, and so means nothing any more once that was given or is not wanted. */
    boolean asksToSign() {
        return switch (this) {
            case LAPSES_SOON, OFFERED, PARTLY_SIGNED, WAITS, HALF_RATIFIED, HALF_REJECTED -> true;
            case BLOCKED, REJECTED, UNBLOCKED, SIGNED, DECLINED, WITHDRAWN, LAPSED -> false;
        };
    }
}
