package nl.ondertekenportaal.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Newcomer;
import nl.ondertekenportaal.harness.Portal;
import nl.ondertekenportaal.harness.VirtualPasskey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Passkeys as somebody meets them in a browser with a device that holds them; by keyboard only. */
@ResourceLock(Lane.DOOR)
class PasskeyIT {

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void aPasskeyIsAddedLogsInConfirmsAndIsRemoved() {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "ADMINISTRATOR");
        Page page = noor.browser();
        VirtualPasskey device = VirtualPasskey.in(page);
        page.navigate(portal.baseUrl() + "/identity/security");
        page.locator("[id='addPasskey:name']").fill("Laptop (fictief)");
        page.locator("[id='addPasskey:code']").fill("000000");
        enter(page, "[id='addPasskey:send']");
        assertThat(page.locator(".field-wrong")).containsText("klopt niet");
        page.locator("[id='addPasskey:code']").fill(noor.freshCode());
        enter(page, "[id='addPasskey:send']");
        page.locator("[data-passkey=make]").waitFor();
        portal.axe(page);
        portal.screenshot(page, "passkey-make");
        assertThat(page.evaluate("document.activeElement.dataset.passkey")).isEqualTo("make");
        page.keyboard().press("Enter");
        page.getByText("De passkey Laptop (fictief) is toegevoegd").waitFor();
        assertThat(device.count()).isEqualTo(1);
        assertThat(MailReader.body(portal, noor.email(), "Laptop (fictief)"))
                .contains("Verwijder de passkey dan meteen");
        portal.axe(page);
        portal.screenshot(page, "security-passkeys");

        rename(page);
        String before = sessionId(page);
        logOut(page);
        page.navigate(portal.baseUrl() + "/identity/login");
        portal.axe(page);
        portal.screenshot(page, "login-passkey");
        device.verifies(false);
        enter(page, "[data-passkey=login]");
        page.getByText("Het is niet gelukt").waitFor();
        device.verifies(true);
        String fixed = sessionId(page);
        enter(page, "[data-passkey=login]");
        page.waitForURL(url -> url.endsWith("/signing/inbox"));
        assertThat(sessionId(page)).isNotIn(before, fixed);

        invitesWithThePasskey(page, device);
        page.navigate(portal.baseUrl() + "/identity/security");
        page.getByLabel("Wijzig passkey Werklaptop (fictief)").press("Enter");
        enter(page, "form[id='removePasskey'] [data-passkey=step-up]");
        page.getByText("is verwijderd").waitFor();
        assertThat(MailReader.body(portal, noor.email(), "Werklaptop (fictief)"))
                .contains("verwijderd uit uw account");
        logOut(page);
        page.navigate(portal.baseUrl() + "/identity/login");
        enter(page, "[data-passkey=login]");
        page.getByText("Inloggen met deze passkey is niet gelukt").waitFor();
        noor.logIn(page);
    }

    @Test
    void aRefusedPasskeyIsToldBesideTheCode() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.NVVK_STAFF);
        for (String[] form : new String[][] {
            {"/identity/api-clients", "add:name", "add:code", "add:create"},
            {"/identity/account", "details:name", "details:code", "details:send"}
        }) {
            page.navigate(portal.baseUrl() + form[0]);
            page.locator("[id='" + form[1] + "']").fill("Nadia Bakker (fictief)");
            page.locator("[id='" + form[2] + "']").fill("passkey:{}");
            enter(page, "[id='" + form[3] + "']");
            // form[0]
            assertThat(page.locator(".field-wrong")).containsText("Uw passkey is niet geaccepteerd");
            portal.axe(page);
        }
    }

    private void rename(Page page) {
        page.getByLabel("Wijzig passkey Laptop (fictief)").press("Enter");
        page.locator("[id='renamePasskey:name']").fill("");
        enter(page, "[id='renamePasskey:send']");
        assertThat(page.locator(".field-wrong")).containsText("Vul dit veld in");
        portal.axe(page);
        portal.screenshot(page, "passkey-change");
        page.locator("[id='renamePasskey:name']").fill("Werklaptop (fictief)");
        enter(page, "[id='renamePasskey:send']");
        page.getByText("De passkey heet nu Werklaptop (fictief)").waitFor();
    }

    private void invitesWithThePasskey(Page page, VirtualPasskey device) {
        page.navigate(portal.baseUrl() + "/organisation/people");
        page.locator("[id='invite:name']").fill("Pim Passkey (fictief)");
        page.locator("[id='invite:function']").fill("medewerker");
        page.locator("[id='invite:email']").fill("pim.passkey@voorbeeld.demo.invalid");
        page.locator("[id='invite'] input[type=checkbox][value=READER]").check();
        device.verifies(false);
        enter(page, "form[id='invite'] [data-passkey=step-up]");
        page.getByText("Het is niet gelukt").waitFor();
        portal.axe(page);
        portal.screenshot(page, "step-up-passkey");
        device.verifies(true);
        enter(page, "form[id='invite'] [data-passkey=step-up]");
        page.getByText("pim.passkey@voorbeeld.demo.invalid").first().waitFor();
        assertThat(page.locator("main")).containsText("Pim Passkey (fictief)");
    }

    @Test
    void onlyOwnPagesAskAndNobodyAsksForWhatIsNotHis() {
        Page page = portal.open("/identity/login");
        String options = portal.baseUrl() + "/identity/passkey/options";
        assertThat(page.request().post(options).status()).isEqualTo(403);
        assertThat(page.request().get(options).status()).isEqualTo(404);
        RequestOptions stepUp = RequestOptions.create()
                .setHeader("X-Requested-With", "portal")
                .setForm(FormData.create().set("what", "signing.authorise").set("content", "a".repeat(64)));
        assertThat(page.request().post(options, stepUp).status())
                .as("not logged in")
                .isEqualTo(403);
        RequestOptions elsewhere =
                RequestOptions.create().setHeader("X-Requested-With", "portal").setHeader("Host", "elders.example.org");
        assertThat(page.request().post(options, elsewhere).text())
                .contains("\"rpId\":\"localhost\"")
                .doesNotContain("elders");
        DemoLogin.logIn(portal, page, DemoLogin.LEIDEN_READER);
        for (String content : new String[] {"", "x", "A".repeat(64), "a".repeat(63)}) {
            RequestOptions wrong = RequestOptions.create()
                    .setHeader("X-Requested-With", "portal")
                    .setForm(FormData.create().set("what", "stepUp").set("content", content));
            assertThat(page.request().post(options, wrong).status()).as(content).isEqualTo(400);
        }
    }

    private static void logOut(Page page) {
        enter(page, "[id='logOut:send']");
        page.locator(".navigation-login").waitFor();
    }

    private static void enter(Page page, String button) {
        page.locator(button).focus();
        page.keyboard().press("Enter");
    }

    private static String sessionId(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }
}
