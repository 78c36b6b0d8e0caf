package nl.ondertekenportaal.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Newcomer;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One person works for two organisations and always sees for which one. */
@ResourceLock(Lane.DOOR)
class SwitchingIT {

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void onePersonServesTwoOrganisationsAndSwitchesVisibly() {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "EDITOR");
        Page work = noor.browser();
        // nothing to switch to
        assertThat(work.locator(".switcher")).hasCount(0);
        Page daan = portal.openElsewhere("/");
        DemoLogin.logIn(portal, daan, DemoLogin.DELFT_ADMINISTRATOR);
        Newcomer.invite(portal, daan, DemoLogin.DELFT_ADMINISTRATOR, noor.email(), "READER");
        assertThat(daan.locator("main")).containsText("Uitgenodigd, nog niet aanvaard");

        String link = MailReader.link(portal, noor.email(), "/identity/membership");
        daan.navigate(link);
        assertThat(daan.locator("main")).containsText("voor iemand anders");
        assertThat(daan.locator("[id='accept:send']")).hasCount(0);
        Page visitor = portal.openElsewhere("/");
        visitor.navigate(link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A"));
        assertThat(visitor.locator("main")).containsText("Deze link werkt niet");
        visitor.navigate(link);
        assertThat(visitor.locator("main")).containsText("Log daarmee in");
        work.navigate(link);
        portal.axe(work);
        portal.screenshot(work, "membership");
        work.locator("[id='accept:code']").fill(noor.freshCode());
        work.locator("[id='accept:send']").click();
        assertThat(work.locator("main")).containsText("U kunt nu ook voor");
        assertThat(work.locator("main")).containsText("wissel van organisatie");
        portal.axe(work);
        portal.screenshot(work, "own-organisations");

        Page old = work.context().newPage();
        old.navigate(portal.baseUrl() + "/agreement/offer");
        assertThat(old.locator(".switcher summary")).containsText("Leiden");
        switchByKeyboard(work);
        work.waitForURL(url -> url.endsWith("/signing/inbox"));
        assertThat(work.locator(".switcher summary")).containsText("Delft");
        assertThat(status(work, "/agreement/offer")).as("a reader there").isEqualTo(403);
        old.locator("[id='logOut:send']").click();
        // the form of before is dead
        assertThat(old.locator("h1")).hasText("U mag deze pagina niet bekijken");
        assertThat(status(work, "/signing/inbox")).as("and logged nobody out").isEqualTo(200);

        noor.logIn(visitor);
        // the last used one
        assertThat(visitor.locator(".switcher summary")).containsText("Delft");
        visitor.navigate(portal.baseUrl() + "/identity/organisations");
        visitor.locator("[id='leave:code']").fill(noor.freshCode());
        visitor.locator("[id='leave:send']").click();
        visitor.waitForURL(url -> url.endsWith("/signing/inbox"));
        assertThat(visitor.locator(".who")).containsText("Leiden");
        assertThat(visitor.locator(".who")).not().containsText("Delft");
        work.navigate(portal.baseUrl() + "/signing/inbox");
        assertThat(work.locator("main")).containsText("geen toegang meer");
    }

    /** On the smallest screen, without a mouse. */
    private void switchByKeyboard(Page page) {
        page.setViewportSize(320, 800);
        page.locator(".switcher summary").focus();
        page.keyboard().press("Enter");
        portal.axe(page);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 320")).isEqualTo(true);
        portal.screenshot(page, "switcher");
        page.setViewportSize(320, 800);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.value").toString()).contains("Delft");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.endsWith("/signing/inbox"));
        page.setViewportSize(1280, 900);
    }

    private int status(Page page, String path) {
        return page.request().get(portal.baseUrl() + path).status();
    }
}
