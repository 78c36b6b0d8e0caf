package nl.ondertekenportaal.harness;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Patience;
import nl.ondertekenportaal.demo.RunningPortal;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser, and one portal for who wants it, for all tests of a lane. */
final class SharedBrowser implements AutoCloseable {
    /** Several lanes on two processors may be slow; a page that never comes is found all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String lane;
    private final Playwright playwright;
    private final Browser browser;
    private @Nullable RunningPortal portal;

    private SharedBrowser(String lane) {
        this.lane = lane;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        Awaitility.setDefaultTimeout(Patience.LONGEST);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(flags()));
    }

    static SharedBrowser of(ExtensionContext context, String lane) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedBrowser.class))
                .getOrComputeIfAbsent(lane, SharedBrowser::new, SharedBrowser.class);
    }

    BrowserContext newSession() {
        BrowserContext session = browser.newContext(new Browser.NewContextOptions()
                .setLocale("nl-NL")
                .setViewportSize(1280, 900)
                .setReducedMotion(ReducedMotion.REDUCE));
        session.setDefaultTimeout(PATIENCE.toMillis());
        return session;
    }

    /** Started when it is wanted first. */
    RunningPortal portal() {
        if (portal == null) {
            portal = TestPortal.start(lane, TestPortal.war());
        }
        return portal;
    }

    @Override
    public void close() {
        try (RunningPortal started = portal;
                playwright) {
            browser.close();
        }
    }

    private static List<String> flags() {
        List<String> flags = new ArrayList<>(List.of(
                "--headless",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        if ("root".equals(System.getProperty("user.name"))) {
            // chromium refuses its sandbox to root
            flags.add("--no-sandbox");
        }
        return flags;
    }

    /** The installed one; the build has seen to it that there is one. */
    private static Path chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> Stream.of(
                                "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("chromium is not on the PATH"));
    }
}
