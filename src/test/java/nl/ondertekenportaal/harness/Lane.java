package nl.ondertekenportaal.harness;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Test classes run side by side, but one at a time in each lane, since the classes of a lane share a portal. Each says in which it runs:
 * {@code @ResourceLock(Lane.BROWSER)}.
 */
public final class Lane {
    /** Of {@link Portal}: the pages on which people work. */
    public static final String BROWSER = "browser";

    /** Of {@link Portal} too, with a portal of its own: accounts and logging in. Much of this waits. */
    public static final String DOOR = "door";

    /** Of {@code @ArquillianTest}. */
    public static final String INSIDE = "inside";

    /** Of what starts programs of its own: an {@link OwnPortal}, the launcher, a database. */
    public static final String OWN = "own";

    private Lane() {}

    /** The one of these in which the class runs. */
    static String of(Class<?> test, String... lanes) {
        return Arrays.stream(test.getAnnotationsByType(ResourceLock.class))
                .map(ResourceLock::value)
                .filter(List.of(lanes)::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        test.getSimpleName() + " needs @ResourceLock of one of the lanes " + List.of(lanes)));
    }
}
