package nl.ondertekenportaal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.ondertekenportaal.harness.Authenticator;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Newcomer;
import nl.ondertekenportaal.harness.OwnPortal;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A portal that is no demonstration, from its first start: somebody gets in by the link on the console, and nothing is fictitious. */
@ResourceLock(Lane.OWN)
class ProductionIT {

    private static final Pattern LINK =
            Pattern.compile("https://portaal\\.voorbeeld\\.invalid(/identity/first\\?token=[\\w-]+)");

    @RegisterExtension
    static final OwnPortal OWN = OwnPortal.inProduction("production");

    @RegisterExtension
    final Portal portal = new Portal(OWN);

    @Test
    void theFirstPersonOfNvvkGetsInByTheLinkOnTheConsoleAndNobodyElseDoes() {
        String link = LINK.matcher(OWN.console())
                .results()
                .map((MatchResult match) -> match.group(1))
                .reduce((one, other) -> other)
                .orElseThrow();
        Page page = portal.open(link);
        String secret = page.locator("#secret").innerText();
        Authenticator authenticator = new Authenticator(secret);
        page.locator("[id='first:name']").fill("Proefpersoon");
        page.locator("[id='first:function']").fill("beheerder");
        page.locator("[id='first:email']").fill("beheer@voorbeeld.invalid");
        page.locator("[id='first:code']").fill(authenticator.nextCode());
        page.locator("[id='first:password']").fill(Newcomer.PASSWORD);
        page.locator("[id='first:repeated']").fill(Newcomer.PASSWORD);
        page.locator("[id='first:send']").click();
        assertThat(page.locator(".recovery-codes code")).hasCount(10);

        assertThat(portal.openElsewhere(link).locator("[id='first:send']")).hasCount(0);

        page.navigate(portal.baseUrl() + "/identity/login");
        DemoLogin.givePassword(page, "beheer@voorbeeld.invalid", Newcomer.PASSWORD);
        DemoLogin.giveCode(page, authenticator.nextCode());
        page.waitForURL(url -> !url.contains("/identity/"));
        page.navigate(portal.baseUrl() + "/organisation/applications");
        portal.axe(page);
        portal.screenshot(page, "production-applications");
        assertThat(page.content()).doesNotContainIgnoringCase("fictief").doesNotContainIgnoringCase("demonstratie");
        assertThat(page.navigate(portal.baseUrl() + "/demo/people").status()).isEqualTo(404);
        page.navigate(portal.baseUrl() + "/?taal=nl");
        assertThat(page.context().cookies())
                .anySatisfy(cookie -> assertThat(cookie.name).isEqualTo("taal"))
                .anySatisfy(cookie -> assertThat(cookie.name).isEqualTo("JSESSIONID"))
                // a number of the server's own that counts changes of a session and opens nothing; it goes as the
                // request came
                .filteredOn(cookie -> !cookie.name.equals("JSESSIONIDVERSION"))
                .filteredOn(cookie -> !cookie.secure)
                .extracting(cookie -> cookie.name)
                .as("cookies that go over plain http")
                .isEmpty();
    }
}
