package nl.ondertekenportaal.harness;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.ondertekenportaal.demo.RunningPortal;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The portal as people meet it. All tests of a lane share one portal and one browser; each test has a browser session of its own.
 *
 * <pre>{@code @ResourceLock(Lane.BROWSER)
 * class …
 * @RegisterExtension
 * final Portal portal = new Portal();}</pre>
 */
public final class Portal implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {
    private static final Pattern FAULT = Pattern.compile("/error/fault\\?reference=(\\w+)");
    private static final int LONGEST_FAULT = 6_000;

    private final @Nullable OwnPortal own;
    private @Nullable SharedBrowser shared;
    private @Nullable BrowserContext session;
    private final List<BrowserContext> elsewhere = new ArrayList<>();

    /** The portal that all tests share. */
    public Portal() {
        this.own = null;
    }

    /** A portal that the test class has for itself. */
    public Portal(OwnPortal own) {
        this.own = own;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        shared = SharedBrowser.of(context, Lane.of(context.getRequiredTestClass(), lanes()));
        session = shared.newSession();
    }

    /** A page that shows a reference number only fails a test without saying why: the portal's own log says it. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Matcher fault = FAULT.matcher(String.valueOf(failure.getMessage()));
        if (fault.find()) {
            String logged = portal().console();
            int from = Math.max(0, logged.indexOf("Fault " + fault.group(1)));
            String why = logged.substring(from, Math.min(logged.length(), from + LONGEST_FAULT));
            throw new AssertionError(failure.getMessage() + "\n" + why, failure);
        }
        throw failure;
    }

    private String[] lanes() {
        return own == null ? new String[] {Lane.BROWSER, Lane.DOOR} : new String[] {Lane.BROWSER, Lane.DOOR, Lane.OWN};
    }

    @Override
    public void afterEach(ExtensionContext context) {
        session().close();
        elsewhere.forEach(BrowserContext::close);
        elsewhere.clear();
    }

    /** Without a slash at the end. */
    public String baseUrl() {
        return portal().address();
    }

    /** A page of this test's browser session, at an address of the portal such as {@code /demo/people}. */
    public Page open(String path) {
        Page page = session().newPage();
        page.navigate(baseUrl() + path);
        return page;
    }

    /** A page of somebody else's browser, who is not logged in; closed after the test. */
    public Page openElsewhere(String path) {
        BrowserContext other = shared().newSession();
        elsewhere.add(other);
        Page page = other.newPage();
        page.navigate(baseUrl() + path);
        return page;
    }

    /** Every mail that the portal has sent since the start of the run, to whomever. */
    public GreenMail mail() {
        return portal().mail();
    }

    /** A connection as the owner of the schema, who may see everything. */
    public Connection connectAsOwner() throws SQLException {
        return portal().database().connectAsOwner();
    }

    /** A connection as the portal itself connects. */
    public Connection connectAsPortal() throws SQLException {
        return portal().database().connectAsPortal();
    }

    /** Fails with a readable list when axe finds anything, however small. */
    public void axe(Page page) {
        // after a click it may have begun only
        page.waitForLoadState();
        // nothing runs in a frame that is sandboxed without scripts, so axe would wait there for ever
        List<String> violations = new AxeBuilder(page)
                        // in the page itself and not in one more that is opened for it: no frame is of another origin
                        .setLegacyMode(true)
                        .exclude("iframe[sandbox]")
                        .analyze()
                        .getViolations()
                        .stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + rule.getHelp() + " — " + node.getTarget() + " "
                                        + node.getHtml()))
                        .toList();
        Assertions.assertThat(violations).as("accessibility of " + page.url()).isEmpty();
    }

    /** Pictures of the whole page in {@code target/screenshots}, at 320 and at 1280 pixels wide; only with {@code -Dscreenshots}, as they are for people. */
    public void screenshot(Page page, String name) {
        if (!Boolean.getBoolean("screenshots")) {
            return;
        }
        for (int width : new int[] {320, 1280}) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", name + "-" + width + ".png")));
        }
    }

    private RunningPortal portal() {
        return own == null ? shared().portal() : own.portal();
    }

    private SharedBrowser shared() {
        return inUse(shared);
    }

    private BrowserContext session() {
        return inUse(session);
    }

    private static <T> T inUse(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("only inside a test");
        }
        return part;
    }
}
