package nl.ondertekenportaal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import nl.ondertekenportaal.identity.web.PageAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Every page as everybody: who may open it, and that whoever does can use it. */
@ResourceLock(Lane.BROWSER)
class EveryPageIT {

    private enum Somebody {
        NOBODY(null),
        ADMINISTRATOR(DemoLogin.LEIDEN_ADMINISTRATOR),
        EDITOR(DemoLogin.LEIDEN_EDITOR),
        READER(DemoLogin.LEIDEN_READER),
        UMBRELLA(DemoLogin.AEDES_ADMINISTRATOR),
        STAFF(DemoLogin.NVVK_STAFF),
        AUDITOR(DemoLogin.NVVK_AUDITOR);

        private final @Nullable String email;

        Somebody(@Nullable String email) {
            this.email = email;
        }
    }

    private static final Set<Somebody> EVERYONE = EnumSet.allOf(Somebody.class);
    private static final Set<Somebody> PARTICIPANTS =
            EnumSet.of(Somebody.ADMINISTRATOR, Somebody.EDITOR, Somebody.READER, Somebody.UMBRELLA);
    private static final Set<Somebody> EDITORS = EnumSet.of(Somebody.ADMINISTRATOR, Somebody.EDITOR, Somebody.UMBRELLA);
    /** Whose organisation is a side of agreements. */
    private static final Set<Somebody> OFFERING = EnumSet.of(Somebody.ADMINISTRATOR, Somebody.EDITOR);

    private static final Set<Somebody> SIGNATORIES = EnumSet.of(Somebody.ADMINISTRATOR, Somebody.UMBRELLA);
    private static final Set<Somebody> MANAGERS = EnumSet.of(Somebody.ADMINISTRATOR, Somebody.UMBRELLA, Somebody.STAFF);
    private static final Set<Somebody> NVVK = EnumSet.of(Somebody.STAFF, Somebody.AUDITOR);
    private static final Set<Somebody> LOGGED_IN = EnumSet.complementOf(EnumSet.of(Somebody.NOBODY));

    /** Written down a second time, beside {@code pages.txt}: who opens a page to more people must mean it. */
    private static final Map<String, Set<Somebody>> MAY_OPEN = new LinkedHashMap<>();

    static {
        for (String page : new String[] {
            "/",
            "/index",
            "/favicon.svg",
            "/robots.txt",
            "/health",
            "/organisation/apply-municipality",
            "/organisation/apply-partner",
            "/organisation/apply",
            "/organisation/apply-organisation",
            "/organisation/status",
            "/organisation/applied",
            "/organisation/confirm",
            "/identity/login",
            "/identity/code",
            "/identity/activate",
            "/identity/forgot",
            "/identity/reset",
            "/identity/recover",
            "/identity/ended",
            "/identity/first",
            "/identity/provider",
            // to a provider and back
            "/identity/oidc/start/*",
            "/identity/oidc/callback/*",
            "/identity/membership",
            "/identity/address",
            "/privacy/erased",
            // asked by a script
            "/identity/session/state",
            "/identity/passkey/options",
            "/document/check",
            // all below these
            "/jakarta.faces.resource/*",
            "/health/*",
            "/error/*",
            "/demo/*",
            "/controle/*",
            // machines show a token there
            "/api/*"
        }) {
            MAY_OPEN.put(page, EVERYONE);
        }
        MAY_OPEN.put("/organisation/members", PARTICIPANTS);
        MAY_OPEN.put("/organisation/profile", PARTICIPANTS);
        MAY_OPEN.put("/organisation/authorities", PARTICIPANTS);
        MAY_OPEN.put("/organisation/authority", LOGGED_IN);
        MAY_OPEN.put("/organisation/signing-rule", LOGGED_IN);
        MAY_OPEN.put("/organisation/authorities-waiting", NVVK);
        MAY_OPEN.put("/organisation/service-area", PARTICIPANTS);
        MAY_OPEN.put("/agreement/agreements", LOGGED_IN);
        MAY_OPEN.put("/agreement/offered", PARTICIPANTS);
        MAY_OPEN.put("/signing/inbox", PARTICIPANTS);
        MAY_OPEN.put("/agreement/offer", OFFERING);
        MAY_OPEN.put("/agreement/decline", SIGNATORIES);
        MAY_OPEN.put("/agreement/withdraw", EDITORS);
        MAY_OPEN.put("/signing/authorise", SIGNATORIES);
        MAY_OPEN.put("/signing/session", SIGNATORIES);
        MAY_OPEN.put("/signing/defect", MANAGERS);
        MAY_OPEN.put("/signing/defect-withdraw", EnumSet.of(Somebody.STAFF));
        MAY_OPEN.put("/signing/ratify", SIGNATORIES);
        MAY_OPEN.put("/signing/ratify-all", SIGNATORIES);
        MAY_OPEN.put("/signing/reject", SIGNATORIES);
        MAY_OPEN.put("/signing/statement", SIGNATORIES);
        MAY_OPEN.put("/signing/ratification", LOGGED_IN);
        MAY_OPEN.put("/agreement/agreement", LOGGED_IN);
        MAY_OPEN.put("/document/file", LOGGED_IN);
        MAY_OPEN.put("/document/rendition", LOGGED_IN);
        MAY_OPEN.put("/organisation/evidence", LOGGED_IN);
        MAY_OPEN.put("/identity/security", LOGGED_IN);
        MAY_OPEN.put("/identity/organisations", LOGGED_IN);
        MAY_OPEN.put("/identity/account", LOGGED_IN);
        MAY_OPEN.put("/organisation/people", MANAGERS);
        MAY_OPEN.put("/organisation/person", MANAGERS);
        MAY_OPEN.put("/organisation/access-request", SIGNATORIES);
        MAY_OPEN.put("/organisation/organisations", NVVK);
        MAY_OPEN.put("/organisation/organisation", NVVK);
        MAY_OPEN.put("/organisation/replacement", NVVK);
        MAY_OPEN.put("/organisation/reorganisations", LOGGED_IN);
        MAY_OPEN.put("/organisation/reorganisation", LOGGED_IN);
        MAY_OPEN.put("/organisation/reorganise", EnumSet.of(Somebody.STAFF));
        MAY_OPEN.put("/organisation/applications", NVVK);
        MAY_OPEN.put("/organisation/application", NVVK);
        MAY_OPEN.put("/identity/api-clients", NVVK);
        MAY_OPEN.put("/matrix/matrix", NVVK);
        MAY_OPEN.put("/notification/outbox", NVVK);
        MAY_OPEN.put("/log/log", NVVK);
        MAY_OPEN.put("/privacy/my-data", LOGGED_IN);
        MAY_OPEN.put("/privacy/retention", NVVK);
    }

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void everyPageOpensForWhomItIsMeantAndForNobodyElse() {
        Map<Somebody, Page> browsers = browsers();
        MAY_OPEN.forEach((path, allowed) -> browsers.forEach((somebody, browser) -> {
            if (!path.endsWith("/*")) {
                assertThat(isOpen(browser, path, somebody))
                        .as(path + " as " + somebody)
                        .isEqualTo(allowed.contains(somebody));
            }
        }));
    }

    @Test
    void noPageIsMissingHere() {
        assertThat(new TreeSet<>(MAY_OPEN.keySet()))
                .isEqualTo(new TreeSet<>(PageAccess.load().rules().keySet()));
    }

    @Test
    void everyPageCanBeUsedByEverybodyWhoMayOpenIt() {
        Map<Somebody, Page> browsers = browsers();
        MAY_OPEN.forEach((path, allowed) -> {
            if (path.matches("/[a-z]+/[a-z-]+")
                    && !path.equals("/document/file")
                    && !path.equals("/organisation/evidence")) {
                Page browser = of(browsers, allowed.stream().findFirst().orElseThrow());
                browser.navigate(portal.baseUrl() + path);
                portal.axe(browser);
                portal.screenshot(browser, "every" + path.replace('/', '-'));
            }
        });
        for (String path :
                new String[] {"/", "/demo/people", "/demo/mailbox", "/demo/clock", "/controle/0123", "/nothing/here"}) {
            Page browser = of(browsers, Somebody.NOBODY);
            browser.navigate(portal.baseUrl() + path);
            portal.axe(browser);
        }
        Page refused = of(browsers, Somebody.READER);
        refused.navigate(portal.baseUrl() + "/matrix/matrix");
        portal.axe(refused);
    }

    @Test
    void theEnglishPagesCanBeUsedToo() {
        Page browser = portal.open("/?taal=en");
        for (String path : new String[] {"/", "/organisation/apply-partner", "/identity/login"}) {
            browser.navigate(portal.baseUrl() + path);
            assertThat(browser.locator("html").getAttribute("lang")).isEqualTo("en");
            portal.axe(browser);
        }
    }

    @Test
    void noPageIsWiderThanAPhone() {
        Page browser = portal.open("/");
        browser.setViewportSize(320, 800);
        for (String path : new String[] {"/", "/organisation/apply-partner", "/identity/login", "/demo/people"}) {
            browser.navigate(portal.baseUrl() + path);
            assertThat(browser.evaluate("document.documentElement.scrollWidth <= 320"))
                    .as(path)
                    .isEqualTo(true);
        }
    }

    private Map<Somebody, Page> browsers() {
        Map<Somebody, Page> browsers = new EnumMap<>(Somebody.class);
        for (Somebody somebody : Somebody.values()) {
            Page browser = portal.openElsewhere("/");
            if (somebody.email != null) {
                DemoLogin.logIn(portal, browser, somebody.email);
            }
            browsers.put(somebody, browser);
        }
        return browsers;
    }

    private static Page of(Map<Somebody, Page> browsers, Somebody somebody) {
        return Objects.requireNonNull(browsers.get(somebody));
    }

    /** Refused means: sent to log in, or told that this is not for this person. A page without the id that it needs is a 404. */
    private boolean isOpen(Page browser, String path, Somebody somebody) {
        APIResponse answer = browser.request()
                .get(portal.baseUrl() + path, RequestOptions.create().setMaxRedirects(0));
        if (answer.status() == 302 && (path.equals("/identity/code") || path.equals("/identity/recover"))) {
            return true;
        }
        assertThat(answer.status()).as(path + " as " + somebody).isIn(200, 302, 403, 404);
        if (somebody == Somebody.NOBODY) {
            return answer.status() != 302;
        }
        return answer.status() != 403;
    }
}
