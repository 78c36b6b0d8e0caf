package nl.ondertekenportaal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Keyboard;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Without a mouse: every step by Tab, Space, Enter and typing. */
@ResourceLock(Lane.BROWSER)
class KeyboardIT {

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void theFirstTabLeadsPastTheMenu() {
        Page page = portal.open("/identity/login");
        page.keyboard().press("Tab");
        Locator skip = page.getByText("Direct naar de inhoud");
        assertThat(skip).isFocused();
        assertThat(skip).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
    }

    @Test
    void loggingInAndPreparingAnOfferNeedNoMouse() {
        Page page = portal.open("/demo/people");
        String password = page.locator("#password").innerText();
        String code = DemoLogin.freshCode(portal, page, DemoLogin.DELFT_ADMINISTRATOR);
        page.navigate(portal.baseUrl() + "/identity/login");
        Keyboard keys = new Keyboard(page);
        keys.type(page.getByLabel("E-mailadres"), DemoLogin.DELFT_ADMINISTRATOR);
        keys.type(page.getByLabel("Wachtwoord"), password);
        page.keyboard().press("Enter");
        keys.type(page.getByLabel("Code uit uw app"), code);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Te ondertekenen");

        keys.enter(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nieuwe overeenkomst")));
        keys.tick(page.getByLabel("Dunea kiezen"));
        assertThat(page.getByText("1 partij gekozen")).isVisible();
        keys.enter(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Controleren")));
        assertThat(page.getByText("1 partij krijgt een aanbod")).isVisible();
    }
}
