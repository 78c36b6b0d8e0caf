package nl.ondertekenportaal.organisation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A signal partner states where it has customers, in a browser. */
@ResourceLock(Lane.BROWSER)
class ServiceAreaIT {
    private static final String ENECO_ADMINISTRATOR = "greet.hendriks@eneco.demo.invalid";

    @RegisterExtension
    final Portal portal = new Portal();

    /** Other tests find Eneco in the whole country. */
    @AfterEach
    void forgetTheArea() throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    delete from served_municipality
                    where organisation_id = (select id from organisation where name = 'Eneco')""");
            statement.execute("""
                    delete from service_area
                    where organisation_id = (select id from organisation where name = 'Eneco')""");
        }
    }

    @Test
    void aPartnerChoosesAProvinceAndOffersToItsMunicipalitiesOnly() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, ENECO_ADMINISTRATOR);
        page.navigate(portal.baseUrl() + "/organisation/profile");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Werkgebied"))
                .click();
        assertThat(page.getByText("Uw werkgebied is heel Nederland.")).isVisible();
        page.getByLabel("Alleen in de gemeenten die ik kies").check();
        page.locator("[id='area:save']").click();
        assertThat(page.getByText("Uw werkgebied heeft vandaag geen gemeenten")).isVisible();

        page.locator("[id='area:province']").selectOption("Drenthe");
        page.getByLabel("Zoek op naam").fill("aa en");
        assertThat(ticks(page)).hasCount(1);
        page.locator("[id='area:tickShown']").click();
        assertThat(page.getByText("1 gemeente gekozen")).isVisible();
        aWrongLastDayIsToldBesideItsField(page);
        page.locator("[id='area:lastDay']").fill("");
        page.locator("[id='area:serve']").click();
        assertThat(page.getByText("Uw werkgebied heeft vandaag 1 gemeente.")).isVisible();
        portal.screenshot(page, "service-area");
        portal.axe(page);

        page.navigate(portal.baseUrl() + "/agreement/offer");
        assertThat(page.getByLabel("Delft kiezen")).hasCount(0);
        page.locator("[id='offer:outside']").check();
        assertThat(page.getByLabel("Delft kiezen")).isVisible();
        portal.axe(page);
    }

    private void aWrongLastDayIsToldBesideItsField(Page page) {
        page.locator("[id='area:lastDay']").fill("01-01-2020");
        page.locator("[id='area:serve']").click();
        assertThat(page.locator(".field-error")
                        .filter(new Locator.FilterOptions().setHasText("ligt voor de eerste dag")))
                .isVisible();
        assertThat(page.getByText("1 gemeente gekozen")).isVisible();
        portal.axe(page);
    }

    private static Locator ticks(Page page) {
        return page.locator("[id='area:municipalities'] input[type=checkbox]");
    }
}
