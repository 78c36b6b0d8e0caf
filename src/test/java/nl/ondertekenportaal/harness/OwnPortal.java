package nl.ondertekenportaal.harness;

import java.util.function.Function;
import nl.ondertekenportaal.demo.RunningPortal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A portal that one test class has for itself. */
public final class OwnPortal implements BeforeAllCallback, AfterAllCallback {
    private final String name;
    private final Function<String, RunningPortal> start;
    private @Nullable RunningPortal portal;

    private OwnPortal(String name, Function<String, RunningPortal> start) {
        this.name = name;
        this.start = start;
    }

    /**
     * Filled with organisations and agreements; it may be killed.
     *
     * @param name of its directory under {@code target/portals}
     */
    public static OwnPortal lively(String name) {
        return new OwnPortal(name, TestPortal::startLively);
    }

    /**
     * With the demo people only; it may be killed.
     *
     * @param name of its directory under {@code target/portals}
     */
    public static OwnPortal quiet(String name) {
        return new OwnPortal(name, TestPortal::startQuiet);
    }

    /**
     * In production, with nobody in it yet.
     *
     * @param name of its directory under {@code target/portals}
     */
    public static OwnPortal inProduction(String name) {
        return new OwnPortal(name, TestPortal::startInProduction);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        portal = start.apply(name);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        portal().close();
    }

    /** What the portal has printed since its start. */
    public String console() {
        return portal().console();
    }

    /** Kills the server of a demonstration without warning, and starts everything again on the same data. */
    public void crash() {
        portal().killServer();
        portal().close();
        portal = TestPortal.startAgain(name);
    }

    RunningPortal portal() {
        if (portal == null) {
            throw new IllegalStateException("only inside a test");
        }
        return portal;
    }
}
