package nl.ondertekenportaal.agreement;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** From choosing partners to an agreement that both sides signed, in a browser. */
@ResourceLock(Lane.BROWSER)
class AgreementsIT {
    private static final int PARTNERS = 5;

    private static final int NEXT_YEAR = LocalDate.now(LegalCalendar.ZONE).getYear() + 1;

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void aMunicipalityOffersToFivePartnersAndSignsThemWithOneCode() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.LEIDEN_ADMINISTRATOR);
        look(page, "/agreement/agreements", "agreements-empty");
        look(page, "/signing/inbox", "inbox-empty");

        offer(page);
        String agreement = read(page);
        String session = sign(page, DemoLogin.LEIDEN_ADMINISTRATOR, PARTNERS);
        assertThat(page.locator(".note-done")).isVisible();
        assertThat(page.locator(".result-done")).hasCount(PARTNERS);
        inspect(page, "session-done");
        look(page, "/agreement/agreements", "agreements");

        strangersFindNothing(agreement, session);
        thePartnerSignsToo();
    }

    private void offer(Page page) {
        page.navigate(portal.baseUrl() + "/agreement/offer");
        inspect(page, "offer");
        page.getByLabel("Zoek op naam").fill("geen enkele partij heet zo");
        assertThat(page.locator("[id='offer:parties'] input[type=checkbox]")).hasCount(0);
        page.getByLabel("Zoek op naam").fill("dunea");
        assertThat(page.locator("[id='offer:parties'] input[type=checkbox]")).hasCount(1);
        page.locator("[id='offer:parties'] input[type=checkbox]").check();
        assertThat(page.locator("[id='offer:bar'] [role=status]")).hasText("1 partij gekozen");
        page.getByLabel("Zoek op naam").fill("");
        Locator ticks = page.locator("[id='offer:parties'] input[type=checkbox]");
        assertThat(ticks.nth(PARTNERS - 1)).isVisible();
        for (int i = 0; ticked(page) < PARTNERS; i++) {
            ticks.nth(i).check();
            int expected = ticked(page);
            assertThat(page.locator("[id='offer:bar'] [role=status]"))
                    .hasText(expected == 1 ? "1 partij gekozen" : expected + " partijen gekozen");
        }
        page.locator("[id='offer:firstDay']").fill("31-02-" + NEXT_YEAR);
        page.locator("[id='offer:check']").click();
        assertThat(page.getByText("is geen datum die bestaat")).isVisible();
        assertThat(page.locator("[id='offer:bar'] [role=status]")).hasText(PARTNERS + " partijen gekozen");
        inspect(page, "offer-wrong-date");
        page.locator("[id='offer:firstDay']").fill("1-1-" + NEXT_YEAR);
        page.locator("[id='offer:contribution']").fill("€ 1,50 per signaal (fictief)");
        page.locator("[id='offer:check']").click();
        assertThat(page.getByText("1 januari " + NEXT_YEAR)).isVisible();
        inspect(page, "offer-check");
        page.locator("[id='offer:send']").click();
        page.waitForURL("**/agreement/offered?batch=*");
        assertThat(page.locator(".note-done")).containsText(PARTNERS + " overeenkomsten aangeboden");
        inspect(page, "offered");
        page.navigate(portal.baseUrl() + "/agreement/agreements");
        assertThat(page.locator(".stage-OFFERED")).hasCount(PARTNERS);
        inspect(page, "agreements-offered");
    }

    /** The page of the agreement with Dunea, and its document. */
    private String read(Page page) {
        page.getByRole(com.microsoft.playwright.options.AriaRole.LINK, new Page.GetByRoleOptions().setName("Dunea"))
                .first()
                .click();
        page.waitForURL("**/agreement/agreement?id=*");
        inspect(page, "agreement-offered");
        String id = page.url().replaceAll(".*id=", "");
        APIResponse file = page.request().get(portal.baseUrl() + "/document/file?id=" + id);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers())
                .containsEntry("content-type", "application/pdf")
                .containsKey("etag");
        assertThat(new String(file.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        APIResponse attached = page.request().get(portal.baseUrl() + "/document/file?id=" + id + "&download=1");
        assertThat(attached.headers().get("content-disposition")).matches("attachment; filename=\"[\\w-]+\\.pdf\"");
        return id;
    }

    private String sign(Page page, String email, int expected) {
        page.navigate(portal.baseUrl() + "/signing/inbox");
        page.locator("[id='inbox:tickAll']").click();
        assertThat(page.locator("[id='inbox:sign']")).hasText("Gekozen ondertekenen (" + expected + ")");
        inspect(page, "inbox");
        page.locator("[id='inbox:sign']").click();
        page.waitForURL("**/signing/authorise?session=*");
        inspect(page, "authorise");
        String session = page.url().replaceAll(".*session=", "");
        page.locator("[id='authorise:code']").fill(DemoLogin.freshCode(portal, page, email));
        page.locator("[id='authorise:sign']").click();
        page.waitForURL("**/signing/session?*");
        inspect(page, "session");
        return session;
    }

    private void strangersFindNothing(String agreement, String session) {
        Page stranger = portal.openElsewhere("/");
        DemoLogin.logIn(portal, stranger, DemoLogin.DELFT_ADMINISTRATOR);
        for (String path : List.of(
                "/agreement/agreement?id=" + agreement,
                "/agreement/agreement?id=nonsense",
                "/document/file?id=" + agreement,
                "/document/rendition?id=" + agreement,
                "/agreement/decline?id=" + agreement,
                "/agreement/withdraw?id=" + agreement,
                "/document/file",
                "/signing/session?session=" + session,
                "/signing/authorise?session=" + session,
                "/signing/session")) {
            assertThat(stranger.navigate(portal.baseUrl() + path).status())
                    .as(path)
                    .isEqualTo(404);
            assertThat(stranger.content()).contains("Deze pagina is er niet").doesNotContain("Dunea");
        }
    }

    private void thePartnerSignsToo() {
        Page partner = portal.openElsewhere("/");
        DemoLogin.logIn(portal, partner, DemoLogin.DUNEA_ADMINISTRATOR);
        sign(partner, DemoLogin.DUNEA_ADMINISTRATOR, 1);
        assertThat(partner.locator(".note-done")).isVisible();
        partner.getByRole(
                        com.microsoft.playwright.options.AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Leiden").setExact(true))
                .click();
        assertThat(partner.locator(".stage-UPCOMING")).isVisible();
        assertThat(partner.locator("main")).containsText("Anna de Vries");
        inspect(partner, "agreement-signed");
    }

    private static int ticked(Page page) {
        return page.locator("[id='offer:parties'] input[type=checkbox]:checked").count();
    }

    private void look(Page page, String path, String name) {
        page.navigate(portal.baseUrl() + path);
        inspect(page, name);
    }

    private void inspect(Page page, String name) {
        portal.screenshot(page, name);
        portal.axe(page);
    }
}
