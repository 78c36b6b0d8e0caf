package nl.ondertekenportaal.organisation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The register of reorganisations: NVVK enters and withdraws, everybody looks. */
@ResourceLock(Lane.DOOR)
class ReorganisationPagesIT {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd-MM-uuuu");

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void whoIsLoggedInSeesWhichMunicipalitiesExistOnADay() {
        Page reader = portal.open("/");
        DemoLogin.logIn(portal, reader, DemoLogin.LEIDEN_READER);
        reader.navigate(portal.baseUrl() + "/organisation/reorganisations");
        assertThat(reader.locator("#ended")).containsText("Appingedam");
        assertThat(reader.locator("main")).not().containsText("Herindeling of fusie vastleggen");
        portal.axe(reader);
        portal.screenshot(reader, "reorganisations");

        reader.navigate(portal.baseUrl() + "/organisation/reorganisations?day=31-12-2020&name=haaren");
        assertThat(reader.locator("[id='municipalities']")).containsText("GM0788");
        reader.navigate(portal.baseUrl() + "/organisation/reorganisations?day=01-01-2021");
        assertThat(reader.locator("#ended tr", new Page.LocatorOptions().setHasText("Haaren")))
                .containsText("Boxtel, Oisterwijk, Tilburg, Vught");
        reader.navigate(portal.baseUrl() + "/organisation/reorganisations?day=1-1-2000");
        assertThat(reader.locator("main")).containsText("Het register begint op");

        reader.navigate(portal.baseUrl() + "/organisation/reorganisations");
        reader.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1 januari 2021: Haaren"))
                .click();
        assertThat(reader.locator(".flow")).containsText("Haaren");
        assertThat(reader.locator("main")).containsText("Wet algemene regels herindeling");
        assertThat(reader.locator("[id='withdraw:send']")).hasCount(0);
        portal.axe(reader);
        portal.screenshot(reader, "reorganisation");
    }

    @Test
    void nvvkEntersAheadAndWithdraws() {
        LocalDate day = LocalDate.now(LegalCalendar.ZONE).plusDays(60);
        Page staff = portal.open("/");
        DemoLogin.logIn(portal, staff, DemoLogin.NVVK_STAFF);
        staff.navigate(portal.baseUrl() + "/organisation/reorganise");
        portal.axe(staff);
        fill(staff, day, "Nergenshuizen");
        portal.axe(staff);
        portal.screenshot(staff, "reorganise-refused");
        assertThat(staff.locator("main")).containsText("Er is geen gemeente “Nergenshuizen”");
        assertThat(staff.locator("[id='enter:basis']")).hasValue("Herindelingswet (fictief)");

        fill(staff, day, "Rozendaal");
        assertThat(staff.locator("main")).containsText("Vastgelegd.");
        assertThat(staff.locator(".flow")).containsText("Rheden");
        portal.axe(staff);
        portal.screenshot(staff, "reorganisation-ahead");
        staff.navigate(portal.baseUrl() + "/organisation/reorganisations");
        assertThat(staff.locator("[id='ahead']")).containsText("Rozendaal");
        staff.navigate(portal.baseUrl() + "/organisation/reorganisations?name=rozendaal&day=" + TYPED.format(day));
        assertThat(staff.locator("[id='municipalities']")).containsText("geen gemeente met deze naam");

        staff.navigate(portal.baseUrl() + "/organisation/reorganisations");
        staff.locator("[id='ahead'] a").first().click();
        staff.locator("[id='withdraw:reason']").fill("Het gaat niet door (fictief)");
        staff.locator("[id='withdraw:code']").fill(DemoLogin.freshCode(portal, staff, DemoLogin.NVVK_STAFF));
        staff.locator("[id='withdraw:send']").click();
        assertThat(staff.locator("main")).containsText("Het gaat niet door (fictief)");
        portal.screenshot(staff, "reorganisation-withdrawn");
        staff.navigate(portal.baseUrl() + "/organisation/reorganisations?name=rozendaal&day=" + TYPED.format(day));
        assertThat(staff.locator("[id='municipalities']")).containsText("Rozendaal");
    }

    private void fill(Page staff, LocalDate day, String from) {
        staff.locator("[id='enter:kind'] input[value=MUNICIPAL_MERGER]").check();
        staff.locator("[id='enter:from']").fill(from);
        staff.locator("[id='enter:to']").fill("Rheden");
        staff.locator("[id='enter:day']").fill(TYPED.format(day));
        staff.locator("[id='enter:basis']").fill("Herindelingswet (fictief)");
        staff.locator("[id='enter:reference']").fill("Stb. 2026, 0 (fictief)");
        staff.locator("[id='enter:code']").fill(DemoLogin.freshCode(portal, staff, DemoLogin.NVVK_STAFF));
        staff.locator("[id='enter:send']").click();
    }
}
