package nl.ondertekenportaal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.ondertekenportaal.harness.Portal.loaded;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Without a mouse: every step by Tab, Space, Enter and typing. */
@ResourceLock(Lane.BROWSER)
class KeyboardIT {

    private static final int MOST_TABS = 80;

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
        String password = loaded(page).locator("#password").innerText();
        String code = DemoLogin.freshCode(portal, page, DemoLogin.DELFT_ADMINISTRATOR);
        page.navigate(portal.baseUrl() + "/identity/login");
        type(page, page.getByLabel("E-mailadres"), DemoLogin.DELFT_ADMINISTRATOR);
        type(page, page.getByLabel("Wachtwoord"), password);
        page.keyboard().press("Enter");
        type(page, page.getByLabel("Code uit uw app"), code);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Te ondertekenen");

        tabTo(page, page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nieuwe overeenkomst")));
        page.keyboard().press("Enter");
        Locator dunea = page.getByLabel("Dunea kiezen");
        tabTo(page, dunea);
        page.keyboard().press("Space");
        assertThat(dunea).isChecked();
        assertThat(page.getByText("1 partij gekozen")).isVisible();
        tabTo(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Controleren")));
        page.keyboard().press("Enter");
        assertThat(page.getByText("1 partij krijgt een aanbod")).isVisible();
    }

    private static void type(Page page, Locator field, String text) {
        tabTo(page, field);
        page.keyboard().type(text);
    }

    private static void tabTo(Page page, Locator target) {
        target.waitFor();
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not reached by Tab: " + target);
    }
}
