package nl.ondertekenportaal.harness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;

/**
 * Somebody new, invited and with an account of his or her own, so that a test may change it as it likes.
 *
 * @param secret of the authenticator
 * @param recoveryCodes as they were shown once
 */
public record Newcomer(Portal portal, String email, String secret, List<String> recoveryCodes) {

    public static final String PASSWORD = "vier kleine woorden samen";

    /** @param administrator who invites, of whose organisation the newcomer becomes; may be logged in already */
    public static Newcomer invitedBy(Portal portal, String administrator, String... roles) {
        Page page = portal.openElsewhere("/");
        DemoLogin.logIn(portal, page, administrator);
        String email = "nieuw." + UUID.randomUUID().toString().substring(0, 8) + "@voorbeeld.demo.invalid";
        invite(portal, page, administrator, email, roles);
        return activated(portal, email);
    }

    /** Fills in the form on the page of the people, as this administrator who is logged in there. */
    public static void invite(Portal portal, Page page, String administrator, String email, String... roles) {
        page.navigate(portal.baseUrl() + "/organisation/people");
        page.locator("[id='invite:name']").fill("Noor Nieuw (fictief)");
        page.locator("[id='invite:function']").fill("medewerker");
        page.locator("[id='invite:email']").fill(email);
        for (String role : roles) {
            page.locator("[id='invite'] input[type=checkbox][value=" + role + "]")
                    .check();
        }
        page.locator("[id='invite:code']").fill(DemoLogin.freshCode(portal, page, administrator));
        page.locator("[id='invite:send']").click();
    }

    /** Sets up the account with the link from the newest invitation. */
    public static Newcomer activated(Portal portal, String email) {
        Page page = portal.openElsewhere("/");
        page.navigate(MailReader.link(portal, email, "/identity/activate"));
        String secret = page.locator("#secret").innerText();
        page.locator("[id='activate:code']").fill(new Authenticator(secret).nextCode());
        page.locator("[id='activate:password']").fill(PASSWORD);
        page.locator("[id='activate:repeated']").fill(PASSWORD);
        page.locator("[id='activate:send']").click();
        Locator codes = page.locator(".recovery-codes code");
        assertThat(codes).hasCount(10);
        return new Newcomer(portal, email, secret, codes.allInnerTexts());
    }

    /** The code of this moment, which works, also when it was used a moment ago. */
    public String freshCode() {
        DemoLogin.forgetUsedCodes(portal, email);
        return new Authenticator(secret).nextCode();
    }

    /** In the browser session of the page. */
    public void logIn(Page page) {
        page.navigate(portal.baseUrl() + "/identity/login");
        DemoLogin.givePassword(page, email, PASSWORD);
        DemoLogin.giveCode(page, freshCode());
        page.waitForURL(url -> !url.contains("/identity/"));
    }

    /** A browser of its own, logged in. */
    public Page browser() {
        Page page = portal.openElsewhere("/");
        logIn(page);
        return page;
    }
}
