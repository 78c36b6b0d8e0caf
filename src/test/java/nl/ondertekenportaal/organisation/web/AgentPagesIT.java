package nl.ondertekenportaal.organisation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Newcomer;
import nl.ondertekenportaal.harness.Portal;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An executing organisation that works in the name of a municipality, in the browser. */
@ResourceLock(Lane.BROWSER)
class AgentPagesIT {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final LocalDate TODAY = LocalDate.now(LegalCalendar.ZONE);
    private static final String LOTTE = "lotte.smeets@stadsbank.demo.invalid";
    private static final String BANK = "Stadsbank Voorbeeld (fictief)";
    private static final String PARTNER = "Agentwonen Voorbeeld (fictief)";

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void aMunicipalityLetsAnExecutingOrganisationActAndSomebodyElseConfirms() {
        Newcomer second = Newcomer.invitedBy(portal, DemoLogin.DELFT_ADMINISTRATOR, "ADMINISTRATOR");
        Page lotte = portal.openElsewhere("/");
        Page daan = portal.open("/");
        DemoLogin.logIn(portal, daan, DemoLogin.DELFT_ADMINISTRATOR);
        record(daan, "MAYOR");
        assertThat(daan.locator(".field-wrong")).containsText("Kies waarom");
        record(daan, "PREPARATION");
        assertThat(daan.locator("main")).containsText("De tekenbevoegdheid is vastgelegd");
        Locator row = row(daan, BANK);
        assertThat(row).containsText("Uitvoerder");
        assertThat(row).containsText("Alleen voorbereiden");
        assertThat(row).containsText("Wacht op bevestiging");
        portal.axe(daan);
        portal.screenshot(daan, "agent-authorities");

        logInAsLotte(lotte);
        assertThat(lotte.locator("[id='choose']")).not().containsText("Namens Delft");

        Page noor = second.browser();
        noor.navigate(portal.baseUrl() + "/organisation/authorities");
        row(noor, BANK).getByText("Bekijken en bevestigen").click();
        assertThat(noor.locator("main")).containsText(BANK + ", Uitvoerder");
        portal.axe(noor);
        portal.screenshot(noor, "agent-authority");
        noor.locator("[id='confirm:code']").fill(second.freshCode());
        noor.locator("[id='confirm:send']").click();
        assertThat(noor.locator("main")).containsText("De tekenbevoegdheid is bevestigd");

        lotte.navigate(portal.baseUrl() + "/identity/organisations");
        choose(lotte, "Namens Delft");
        assertThat(lotte.locator(".acting")).containsText("U handelt namens Delft, via " + BANK);
        Assertions.assertThat(status(lotte, "/agreement/offer")).as("prepares").isEqualTo(200);
        Assertions.assertThat(status(lotte, "/signing/authorise"))
                .as("signs nothing")
                .isEqualTo(403);
    }

    @Test
    void lotteSignsInTheNameOfLeidenAndEverybodySeesThatItWasThroughHerBank() throws SQLException {
        aPartnerWithWhomNoOtherTestAgrees();
        Page lotte = portal.open("/");
        logInAsLotte(lotte);
        portal.axe(lotte);
        portal.screenshot(lotte, "agent-organisations");
        fits(lotte, "/identity/organisations");
        fits(lotte, "/organisation/authorities");
        assertThat(lotte.locator("[id='heldList']")).containsText("Leiden");
        portal.axe(lotte);
        portal.screenshot(lotte, "agent-held");
        lotte.navigate(portal.baseUrl() + "/identity/organisations");
        choose(lotte, "Namens Leiden");
        assertThat(lotte.locator(".acting")).containsText("U handelt namens Leiden, via " + BANK);
        assertThat(lotte.locator(".switcher summary")).containsText("Namens Leiden");
        Assertions.assertThat(status(lotte, "/organisation/people")).isEqualTo(403);
        fits(lotte, "/organisation/authorities");
        assertThat(lotte.locator("main")).containsText("Hier staat wat Leiden uw organisatie laat doen");
        Locator rows = lotte.locator("[id='list'] tbody tr");
        assertThat(rows.first()).containsText(BANK);
        assertThat(rows.filter(new Locator.FilterOptions().setHasNotText(BANK))).hasCount(0);
        portal.axe(lotte);
        portal.screenshot(lotte, "agent-authorities-of-principal");
        fits(lotte, "/signing/inbox");
        portal.axe(lotte);
        portal.screenshot(lotte, "agent-inbox");

        lotte.navigate(portal.baseUrl() + "/agreement/offer");
        lotte.getByLabel("Zoek op naam").fill(PARTNER);
        assertThat(lotte.locator("[id='offer:parties'] input[type=checkbox]")).hasCount(1);
        lotte.getByLabel(PARTNER + " kiezen").check();
        button(lotte, "Controleren");
        button(lotte, "1 overeenkomst aanbieden");
        lotte.waitForURL("**/agreement/offered?batch=*");
        lotte.waitForCondition(() -> {
            lotte.navigate(portal.baseUrl() + "/signing/inbox");
            return lotte.getByLabel("Overeenkomst met " + PARTNER + " kiezen").isVisible();
        });
        lotte.getByLabel("Overeenkomst met " + PARTNER + " kiezen").check();
        button(lotte, "Gekozen ondertekenen (1)");
        lotte.getByLabel("Code uit uw app").fill(DemoLogin.freshCode(portal, lotte, LOTTE));
        portal.axe(lotte);
        portal.screenshot(lotte, "agent-authorise");
        button(lotte, "1 overeenkomst ondertekenen");
        assertThat(lotte.getByText("Klaar: 1 overeenkomst ondertekend")).isVisible();

        Page anna = portal.openElsewhere("/");
        DemoLogin.logIn(portal, anna, DemoLogin.LEIDEN_READER);
        anna.navigate(portal.baseUrl() + "/agreement/agreements");
        row(anna, PARTNER).locator("a").first().click();
        assertThat(anna.locator("main")).containsText("door Lotte Smeets (fictief)");
        assertThat(anna.locator("main")).containsText("via " + BANK + ", gemandateerde op grond van het besluit");
        assertThat(anna.locator("main")).containsText(BANK + ", namens Leiden");
        portal.axe(anna);
        portal.screenshot(anna, "agent-signed");
    }

    private void aPartnerWithWhomNoOtherTestAgrees() throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                Statement insert = owner.createStatement()) {
            insert.execute("""
                    with made as (
                        insert into organisation (id, kind, name, kvk, represented_by, admitted_at, version)
                        values (gen_random_uuid(), 'SIGNAL_PARTNER', '%s', '99119901', 'het bestuur', now(), 1) returning id),
                    contacts as (
                        insert into organisation_contact
                        select id, k.kind, 'team@agentwonen.demo.invalid' from made, (values ('POLICY'), ('DATA_LEAKS')) k (kind)),
                    sectors as (insert into organisation_sector select id, 'HOUSING' from made)
                    insert into supported_platform select made.id, p.code from made, exchange_platform p""".formatted(PARTNER));
        }
    }

    private void logInAsLotte(Page page) {
        DemoLogin.logInInVain(portal, page, LOTTE);
        page.waitForURL(url -> url.contains("/identity/organisations") || url.contains("/organisation/"));
        page.navigate(portal.baseUrl() + "/identity/organisations");
    }

    private void record(Page page, String kind) {
        page.navigate(portal.baseUrl() + "/organisation/authorities");
        page.locator("[id='add:person']").selectOption(new SelectOption().setLabel(BANK + ", Uitvoerder"));
        page.locator("[id='add'] input[value=" + kind + "]").check();
        page.locator("[id='add:body']").fill("het college van burgemeester en wethouders");
        page.locator("[id='add:decided']").fill(TYPED.format(TODAY));
        page.locator("[id='add:reference']").fill("opdracht 12 (fictief)");
        page.locator("[id='add:from']").fill(TYPED.format(TODAY));
        page.locator("[id='add:code']").fill(DemoLogin.freshCode(portal, page, DemoLogin.DELFT_ADMINISTRATOR));
        page.locator("[id='add:record']").click();
    }

    private static void choose(Page page, String name) {
        page.locator("[id='choose'] li", new Page.LocatorOptions().setHasText(name))
                .getByRole(AriaRole.BUTTON)
                .click();
        page.waitForURL(url -> url.endsWith("/signing/inbox"));
    }

    /** On the smallest screen. */
    private void fits(Page page, String path) {
        page.setViewportSize(320, 800);
        page.navigate(portal.baseUrl() + path);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= 320"))
                .as(path)
                .isEqualTo(true);
        page.setViewportSize(1280, 900);
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private int status(Page page, String path) {
        return page.request().get(portal.baseUrl() + path).status();
    }
}
