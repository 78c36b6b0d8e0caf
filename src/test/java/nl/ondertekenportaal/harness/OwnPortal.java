package nl.ondertekenportaal.harness;

import nl.ondertekenportaal.demo.RunningPortal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A portal that one test class has for itself, filled with organisations and agreements, and that may be killed. */
public final class OwnPortal implements BeforeAllCallback, AfterAllCallback {
    private final String name;
    private @Nullable RunningPortal portal;

    /** @param name of its directory under {@code target/portals} */
    public OwnPortal(String name) {
        this.name = name;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        portal = TestPortal.startLively(name);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        portal().close();
    }

    /** Kills the server without warning, and starts everything again on the same data. */
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
