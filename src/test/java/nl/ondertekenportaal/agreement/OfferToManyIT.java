package nl.ondertekenportaal.agreement;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A municipality chooses sixty partners out of its list and offers to all of them at once, in a browser. */
@ResourceLock(Lane.BROWSER)
class OfferToManyIT {
    private static final String NAME = "Zestigwonen";

    @RegisterExtension
    final Portal portal = new Portal();

    /** Sixty partners, five of whom have no customers anywhere. */
    @BeforeEach
    void sixtyPartners() throws SQLException {
        asOwner(
                """
                insert into organisation (id, kind, name, kvk, umbrella, represented_by, admitted_at, version)
                select gen_random_uuid(), 'SIGNAL_PARTNER', 'Zestigwonen ' || to_char(n, 'FM00') || ' (fictief)',
                       '9911' || to_char(n, 'FM0000'), 'AEDES', 'het bestuur', now(), 1
                from generate_series(1, 60) n""",
                """
                insert into organisation_contact
                select o.id, k.kind, 'team@zestigwonen.demo.invalid'
                from organisation o, (values ('POLICY'), ('DATA_LEAKS')) k (kind) where o.name like 'Zestigwonen %'""",
                "insert into organisation_sector select id, 'HOUSING' from organisation where name like 'Zestigwonen %'",
                """
                insert into supported_platform
                select o.id, p.code from organisation o, exchange_platform p where o.name like 'Zestigwonen %'""",
                """
                insert into service_area
                select id, false, 1 from organisation where name like 'Zestigwonen %' and kvk <= '99110005'""");
    }

    /** Documents are never removed, so the agreements stay; as those of a town of their own, where no other test meets them. */
    @AfterEach
    void moveThemAway() throws SQLException {
        asOwner(
                """
                insert into organisation (id, kind, name, cbs_code, represented_by, admitted_at, suspended_at, version)
                select gen_random_uuid(), 'MUNICIPALITY', 'Zestigstad (fictief)', max(m.cbs_code), 'het college', now(), now(), 1
                from municipality m where not exists (select from organisation o where o.cbs_code = m.cbs_code)""",
                """
                update agreement a set municipality_id = town.id, offered_by = town.id
                from organisation town, organisation partner
                where town.name = 'Zestigstad (fictief)' and partner.id = a.partner_id and partner.name like 'Zestigwonen %'""",
                "update organisation set suspended_at = now(), kvk = null, name = 'Geschorst (fictief)'"
                        + " where name like 'Zestigwonen %'");
    }

    @Test
    void sixtyPartnersAreChosenAtOnceAndEachIsOfferedAnAgreement() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.DELFT_ADMINISTRATOR);
        page.navigate(portal.baseUrl() + "/agreement/offer");
        choose(page);
        page.locator("[id='offer:check']").click();
        assertThat(page.getByText("60 partijen krijgen een aanbod")).isVisible();
        inspect(page, "offer-many-check");

        long begin = System.nanoTime();
        page.locator("[id='offer:send']").click();
        page.waitForURL("**/agreement/offered?batch=*");
        report("offer to 60 returned", begin);
        portal.axe(page);
        String progress = page.url();
        page.close();

        Page later = portal.open("/agreement/agreements");
        later.navigate(progress);
        assertThat(later.locator(".note-done"))
                .containsText(
                        "60 overeenkomsten aangeboden",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(120_000));
        report("60 offered, documents made", begin);
        assertThat(later.locator("[id='offered:list'] .ui-paginator-current")).hasText("1 tot en met 25 van 60");
        inspect(later, "offered-many");
        theyAreNotInTheListAnyMore(later);
    }

    private void choose(Page page) {
        page.getByLabel("Zoek op naam").fill(NAME);
        assertThat(button(page, "Alle 55 in de lijst kiezen")).isVisible();
        page.getByLabel("Ook 5 partijen buiten het werkgebied tonen").check();
        button(page, "Alle 60 in de lijst kiezen").click();
        assertThat(page.locator("[id='offer:bar'] [role=status]")).containsText("60 partijen gekozen");
        assertThat(ticks(page)).hasCount(25);
        page.locator("[id='offer:parties'] .ui-paginator-next").click();
        assertThat(page.locator("[id='offer:parties'] .ui-paginator-current")).hasText("26 tot en met 50 van 60");
        inspect(page, "offer-many");
        ticks(page).first().uncheck();
        assertThat(page.locator("[id='offer:bar'] [role=status]")).containsText("59 partijen gekozen");
        page.locator("[id='offer:parties'] .ui-paginator-prev").click();
        assertThat(page.locator("[id='offer:parties'] .ui-paginator-current")).hasText("1 tot en met 25 van 60");
        button(page, "Alle 60 in de lijst kiezen").click();
        assertThat(page.locator("[id='offer:bar'] [role=status]")).containsText("60 partijen gekozen");
        page.getByLabel("Zoek op naam").fill("geen enkele partij heet zo");
        assertThat(page.locator("[id='offer:bar'] [role=status]")).containsText("60 daarvan staan nu niet in de lijst");
    }

    private void theyAreNotInTheListAnyMore(Page page) {
        page.navigate(portal.baseUrl() + "/agreement/offer");
        Locator taken = page.locator("summary", new Page.LocatorOptions().setHasText("hebben al een overeenkomst"));
        taken.click();
        assertThat(page.locator(".taken li", new Page.LocatorOptions().setHasText(NAME)))
                .hasCount(60);
        page.getByLabel("Zoek op naam").fill(NAME);
        assertThat(ticks(page)).hasCount(0);
        portal.axe(page);
    }

    private static Locator ticks(Page page) {
        return page.locator("[id='offer:parties'] input[type=checkbox]");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void inspect(Page page, String name) {
        portal.screenshot(page, name);
        portal.axe(page);
    }

    private static void report(String what, long since) {
        System.out.println(
                what + " after " + Duration.ofNanos(System.nanoTime() - since).toMillis() + " ms");
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                Statement statement = owner.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
