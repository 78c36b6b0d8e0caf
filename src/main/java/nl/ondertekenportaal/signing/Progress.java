package nl.ondertekenportaal.signing;

/**
 * How far a signing session is.
 *
 * @param total agreements on the list
 * @param signed of them so far
 * @param refused of them, each with its reason
 * @param finished whether every one was signed or refused
 */
public record Progress(long total, long signed, long refused, boolean finished) {

    public long done() {
        return signed + refused;
    }
}
