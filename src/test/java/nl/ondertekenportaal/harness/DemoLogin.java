package nl.ondertekenportaal.harness;

import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;

/** Logs in as one of the demo people, with the password and the code that {@code /demo/people} shows. */
public final class DemoLogin {
    public static final String LEIDEN_ADMINISTRATOR = "anna.de.vries@leiden.demo.invalid";
    public static final String LEIDEN_EDITOR = "bas.jansen@leiden.demo.invalid";
    public static final String LEIDEN_READER = "carla.mulder@leiden.demo.invalid";
    public static final String DELFT_ADMINISTRATOR = "daan.visser@delft.demo.invalid";
    public static final String DUNEA_ADMINISTRATOR = "emma.bos@dunea.demo.invalid";
    public static final String NVVK_STAFF = "nadia.bakker@nvvk.demo.invalid";
    public static final String NVVK_AUDITOR = "otto.smit@nvvk.demo.invalid";

    private DemoLogin() {}

    /** In the browser session of the page, which ends where this person's work waits. */
    public static void logIn(Portal portal, Page page, String email) {
        page.navigate(portal.baseUrl() + "/demo/people");
        String password = page.locator("#password").innerText();
        page.navigate(portal.baseUrl() + "/identity/login");
        givePassword(page, email, password);
        // a code works once: after a log-in half a minute ago the next code must be awaited
        Awaitility.await()
                .pollInSameThread()
                .atMost(java.time.Duration.ofSeconds(45))
                .until(() -> {
                    giveCode(page, code(portal, page, email));
                    return !page.url().contains("/identity/code");
                });
    }

    public static void givePassword(Page page, String email, String password) {
        page.getByLabel("E-mailadres").fill(email);
        page.getByLabel("Wachtwoord").fill(password);
        page.locator("[id='login:next']").click();
    }

    public static void giveCode(Page page, String code) {
        page.locator("[id='login:code']").fill(code);
        page.locator("[id='login:send']").click();
    }

    /** The code of this moment. */
    public static String code(Portal portal, Page page, String email) {
        Page people = page.context().newPage();
        people.navigate(portal.baseUrl() + "/demo/people");
        String code = people.locator("tr", new Page.LocatorOptions().setHasText(email))
                .locator("code")
                .innerText();
        people.close();
        return code;
    }
}
