package nl.ondertekenportaal.agreement;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Offers that come to nothing, and how everybody sees that, in a browser. */
@ResourceLock(Lane.BROWSER)
class LifeOfAnOfferIT {
    private static final String ENECO = "greet.hendriks@eneco.demo.invalid";
    private static final List<String> PARTNERS = List.of("Eneco", "Ennatuurlijk", "3B-Wonen");
    private static final String WHY = "Wij werken eerst aan een andere afspraak <b>(fictief)</b>.";

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void oneIsDeclinedAndTheOthersAreWithdrawnTogether() throws SQLException {
        Page delft = portal.open("/");
        DemoLogin.logIn(portal, delft, DemoLogin.DELFT_ADMINISTRATOR);
        offer(delft);
        String eneco = find(delft, "eneco");
        reads(delft, eneco);
        strangersFindNothing(eneco);

        declines(eneco);
        delft.navigate(portal.baseUrl() + "/agreement/agreement?id=" + eneco);
        assertThat(delft.locator(".now")).containsText("Eneco heeft dit aanbod geweigerd op");
        assertThat(delft.locator("main")).containsText(WHY);
        assertThat(delft.locator("main")).containsText("Dit document is geen overeenkomst");
        anybodyIsToldTheEndAndNotWhy(eneco);

        withdrawsTheOthers(delft);
        nvvkSeesThemAll();
    }

    private void offer(Page delft) {
        delft.navigate(portal.baseUrl() + "/agreement/offer");
        for (String partner : PARTNERS) {
            delft.getByLabel(partner + " kiezen").check();
        }
        delft.locator("[id='offer:check']").click();
        delft.locator("[id='offer:send']").click();
        delft.waitForURL("**/agreement/offered?batch=*");
        assertThat(delft.locator(".note-done")).isVisible();
        delft.navigate(portal.baseUrl() + "/agreement/agreements");
        assertThat(delft.locator(".stage-OFFERED")).hasCount(PARTNERS.size());
        inspect(delft, "life-list");
    }

    /** By filters that stand in the address, so that the way back leads to the same list. */
    private String find(Page delft, String name) {
        delft.getByLabel("Naam van de andere partij").fill(name);
        delft.getByLabel("Soort vaste last").selectOption("ENERGY");
        delft.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tonen"))
                .click();
        delft.waitForURL("**name=eneco**");
        assertThat(delft.locator("tbody tr")).hasCount(1);
        delft.locator(".tile", new Page.LocatorOptions().setHasText("Te ondertekenen door u"))
                .click();
        delft.waitForURL("**show=TO_SIGN**");
        assertThat(delft.locator(".tile[aria-current=true]")).containsText("Te ondertekenen door u");
        assertThat(delft.locator("tbody tr")).hasCount(1);
        delft.locator(".sort a", new Page.LocatorOptions().setHasText("Aangeboden"))
                .click();
        assertThat(delft.locator("th[aria-sort=ascending]")).containsText("Aangeboden");
        assertThat(delft.getByLabel("Naam van de andere partij")).hasValue("eneco");
        delft.locator("tbody a").first().click();
        delft.waitForURL("**/agreement/agreement?id=*");
        String id = delft.url().replaceAll(".*id=", "");
        delft.goBack();
        assertThat(delft.locator("tbody tr")).hasCount(1);
        delft.navigate(portal.baseUrl() + "/agreement/agreements?name=niemand%25&show=UNKNOWN&page=-3");
        assertThat(delft.locator("main")).containsText("Er is niets gevonden");
        inspect(delft, "life-list-none");
        return id;
    }

    private void reads(Page delft, String id) {
        delft.navigate(portal.baseUrl() + "/agreement/agreement?id=" + id);
        assertThat(delft.frameLocator("iframe").locator("h1")).containsText("Overeenkomst");
        assertThat(delft.locator("main")).containsText("Nog niet in werking");
        assertThat(delft.locator(".timeline")).containsText("Aangeboden door Delft");
        inspect(delft, "life-agreement");
        APIResponse page = delft.request().get(portal.baseUrl() + "/document/rendition?id=" + id);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().get("content-security-policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'self'")
                .endsWith("sandbox")
                .doesNotContain("script");
        // in a window of its own too, and on a phone
        delft.setViewportSize(320, 800);
        delft.navigate(portal.baseUrl() + "/document/rendition?id=" + id);
        assertThat(delft.locator("h1")).containsText("Overeenkomst");
        assertThat(delft.evaluate("document.documentElement.scrollWidth <= 320"))
                .isEqualTo(true);
        delft.setViewportSize(1280, 900);
    }

    private void strangersFindNothing(String id) {
        Page stranger = portal.openElsewhere("/");
        DemoLogin.logIn(portal, stranger, DemoLogin.DUNEA_ADMINISTRATOR);
        for (String path : List.of(
                "/agreement/agreement?id=",
                "/agreement/decline?id=",
                "/agreement/withdraw?id=",
                "/document/file?id=",
                "/document/rendition?id=")) {
            assertThat(stranger.navigate(portal.baseUrl() + path + id).status())
                    .as(path)
                    .isEqualTo(404);
            assertThat(stranger.content()).contains("Deze pagina is er niet").doesNotContain("Eneco");
        }
        stranger.navigate(portal.baseUrl() + "/agreement/agreements?name=eneco");
        assertThat(stranger.locator("tbody tr")).hasCount(0);
    }

    private void declines(String id) {
        Page partner = portal.openElsewhere("/");
        DemoLogin.logIn(portal, partner, ENECO);
        partner.navigate(portal.baseUrl() + "/signing/inbox");
        partner.getByLabel("Overeenkomst met Delft lezen of weigeren").click();
        partner.waitForURL("**/agreement/agreement?id=*");
        partner.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Weigeren").setExact(true))
                .click();
        inspect(partner, "life-decline");
        partner.locator("[id='end:decline']").click();
        assertThat(partner.locator(".field-error")).containsText("Vul een reden in.");
        inspect(partner, "life-decline-wrong");
        partner.locator("[id='end:reason']").fill(WHY);
        partner.locator("[id='end:decline']").click();
        partner.waitForURL("**/agreement/agreement?id=*");
        assertThat(partner.locator(".notices")).containsText("U hebt het aanbod van Delft geweigerd.");
        assertThat(partner.locator(".now .stage-DECLINED")).isVisible();
        assertThat(partner.locator(".timeline")).containsText("Geweigerd door Eneco");
        assertThat(partner.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Ondertekenen").setExact(true)))
                .hasCount(0);
        inspect(partner, "life-declined");
        partner.navigate(portal.baseUrl() + "/agreement/decline?id=" + id);
        assertThat(partner.locator("main")).containsText("Weigeren kan niet");
        assertThat(partner.locator("main")).containsText("intussen geweigerd of ingetrokken");
        inspect(partner, "life-decline-impossible");
    }

    private void anybodyIsToldTheEndAndNotWhy(String id) throws SQLException {
        Page anybody = portal.openElsewhere("/controle/" + checkCode(id));
        assertThat(anybody.locator("main")).containsText("Dit aanbod is geweigerd; er is geen overeenkomst.");
        assertThat(anybody.locator("main")).not().containsText("andere afspraak");
        assertThat(anybody.locator("main")).not().containsText("Greet");
        inspect(anybody, "life-check");
    }

    private void withdrawsTheOthers(Page delft) {
        delft.navigate(portal.baseUrl() + "/agreement/agreements");
        delft.getByLabel("Aanbod aan Ennatuurlijk kiezen").check();
        delft.getByLabel("Aanbod aan 3B-Wonen kiezen").check();
        delft.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gekozen aanbiedingen intrekken"))
                .click();
        assertThat(delft.locator("h1")).hasText("2 aanbiedingen intrekken");
        delft.locator("[id='end:reason']").fill("x".repeat(501));
        assertThat(delft.locator("[id='end:reason']")).hasValue("x".repeat(500));
        delft.locator("[id='end:reason']").fill("Verkeerde eerste dag (fictief).");
        inspect(delft, "life-withdraw");
        delft.locator("[id='end:withdraw']").click();
        delft.waitForURL("**/agreement/agreements*");
        assertThat(delft.locator(".notices")).containsText("2 aanbiedingen ingetrokken.");
        assertThat(delft.locator("tbody .stage-WITHDRAWN")).hasCount(2);
        Locator closed = delft.locator(".tile", new Page.LocatorOptions().setHasText("Geweigerd, ingetrokken"));
        assertThat(closed).containsText("3");
        delft.navigate(portal.baseUrl() + "/agreement/withdraw");
        assertThat(delft.locator("main")).containsText("U hebt niets gekozen");
    }

    private void nvvkSeesThemAll() {
        Page staff = portal.openElsewhere("/");
        DemoLogin.logIn(portal, staff, DemoLogin.NVVK_STAFF);
        staff.navigate(portal.baseUrl() + "/agreement/agreements?name=delft&show=CLOSED");
        assertThat(staff.locator("tbody tr")).hasCount(PARTNERS.size());
        assertThat(staff.locator("tbody input")).hasCount(0);
        assertThat(staff.locator("tbody")).containsText("Delft – Eneco");
        inspect(staff, "life-nvvk");
        staff.locator("tbody a").first().click();
        assertThat(staff.locator(".now")).isVisible();
        assertThat(staff.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Weigeren").setExact(true)))
                .hasCount(0);
    }

    private String checkCode(String id) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("select check_code from agreement where id = '" + id + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private void inspect(Page page, String name) {
        page.setViewportSize(320, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 320"))
                .as(name + " fits a phone")
                .isEqualTo(true);
        portal.screenshot(page, name);
        portal.axe(page);
    }
}
