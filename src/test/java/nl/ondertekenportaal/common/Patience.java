package nl.ondertekenportaal.common;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long tests wait for what the portal does in the background: far longer than it takes while several lanes share two processors, so
 * that only what never happens fails.
 */
public final class Patience {

    public static final Duration LONGEST = Duration.ofMinutes(4);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Patience() {}

    public static void await(BooleanSupplier happened) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + LONGEST);
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
