package nl.ondertekenportaal.privacy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Newcomer;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody sees what is kept, takes it along and has it erased; and NVVK sees in numbers what goes by itself. */
@ResourceLock(Lane.DOOR)
class MyDataIT {

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void somebodySeesTakesAlongAndErasesWhatIsKept() throws IOException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "EDITOR");
        Page page = noor.browser();
        page.navigate(portal.baseUrl() + "/identity/security");
        page.getByText("Mijn gegevens").click();
        assertThat(page.locator("main")).containsText(noor.email());
        assertThat(page.locator("main")).containsText("Bewerker");
        assertThat(page.locator("main")).containsText("Dit blijft, en daarom");
        assertThat(page.locator("main")).containsText("7 jaar na het einde");
        assertThat(page.locator("main")).not().containsText(DemoLogin.LEIDEN_ADMINISTRATOR);
        portal.axe(page);
        portal.screenshot(page, "my-data");
        page.setViewportSize(320, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 320")).isEqualTo(true);
        page.setViewportSize(1280, 900);

        Download download =
                page.waitForDownload(() -> page.locator("[id='export:send']").click());
        assertThat(download.suggestedFilename()).isEqualTo("mijn-gegevens.json");
        JsonNode taken = new ObjectMapper().readTree(download.path().toFile());
        assertThat(taken.at("/account/0/email").asText()).isEqualTo(noor.email());
        assertThat(taken.get("memberships")).hasSize(1);
        assertThat(taken.get("logins")).isNotEmpty();

        page.locator("[id='erase:code']").fill("000000");
        page.locator("[id='erase:send']").click();
        assertThat(page.locator(".field-wrong")).containsText("klopt niet");
        page.locator("[id='erase:code']").fill(noor.freshCode());
        page.locator("[id='erase:send']").click();
        assertThat(page.locator("main")).containsText("U kunt niet meer inloggen");
        portal.axe(page);
        portal.screenshot(page, "erased");
        page.navigate(portal.baseUrl() + "/agreement/agreements");
        page.waitForURL(url -> url.contains("/identity/"));
        page.navigate(portal.baseUrl() + "/identity/login");
        DemoLogin.givePassword(page, noor.email(), Newcomer.PASSWORD);
        assertThat(page.locator("main")).containsText("klopt niet");
        assertThat(MailReader.body(portal, noor.email(), "is gewist")).contains("Noor Nieuw");
    }

    @Test
    void nvvkSeesInNumbersWhatGoes() {
        Page page = portal.openElsewhere("/");
        DemoLogin.logIn(portal, page, DemoLogin.NVVK_AUDITOR);
        page.navigate(portal.baseUrl() + "/privacy/retention");
        assertThat(page.locator("main")).containsText("730 dagen");
        assertThat(page.locator("main")).containsText("7 jaar na het einde");
        assertThat(page.locator("main")).containsText("Sessies van mensen");
        portal.axe(page);
        portal.screenshot(page, "retention");
    }
}
