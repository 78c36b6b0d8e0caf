package nl.ondertekenportaal.harness;

import java.util.Arrays;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Test classes run side by side, but one at a time in each lane, since the classes of a lane share a portal. Each says in which it runs:
 * {@code @ResourceLock(Lane.BROWSER)}.
 */
public final class Lane {
    /** Of {@link Portal}. */
    public static final String BROWSER = "browser";

    /** Of {@code @ArquillianTest}, and of what starts programs of its own. */
    public static final String INSIDE = "inside";

    private Lane() {}

    static void require(Class<?> test, String lane) {
        boolean there = Arrays.stream(test.getAnnotationsByType(ResourceLock.class))
                .anyMatch(lock -> lock.value().equals(lane));
        if (!there) {
            throw new IllegalStateException(test.getSimpleName() + " needs @ResourceLock of lane " + lane);
        }
    }
}
