package nl.ondertekenportaal.signing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.OwnPortal;
import nl.ondertekenportaal.harness.Portal;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** That who signed was not allowed to: reported, seen by everybody whom it concerns, and solved; in a browser, on a portal of its own. */
@ResourceLock(Lane.OWN)
class DefectPagesIT {

    private static final String WHY = "De volmacht van de burgemeester is nooit getekend (fictief).";
    private static final String OWN_SIDE = "Leiden: de handtekening zelf, of iets anders";

    @RegisterExtension
    static final OwnPortal OWN = OwnPortal.quiet("defects");

    @RegisterExtension
    final Portal portal = new Portal(OWN);

    @Test
    void aDefectBlocksTheAgreementUntilItIsSolved() {
        Page leiden = loggedIn(DemoLogin.LEIDEN_ADMINISTRATOR);
        Page dunea = loggedIn(DemoLogin.DUNEA_ADMINISTRATOR);
        Page staff = loggedIn(DemoLogin.NVVK_STAFF);
        String agreement = signed(leiden, dunea);
        String token = tokenFrom(staff);
        Assertions.assertThat(machineReads(token)).contains("\"Dunea\"");

        wrongAnswersAreSaidBesideTheirField(leiden, agreement);
        report(leiden, "Leiden: Anna de Vries");
        assertThat(leiden.locator(".now")).containsText("geblokkeerd");
        assertThat(leiden.locator("main")).containsText("Laat de handtekening van uw organisatie bekrachtigen");
        inspect(leiden, "defect-agreement-own");

        Assertions.assertThat(machineReads(token)).doesNotContain("\"Dunea\"");
        staff.navigate(portal.baseUrl() + "/matrix/matrix");
        assertThat(row(staff, "Dunea")).hasCount(0);
        theOtherPartySees(dunea, agreement);
        anybodyIsTold(agreement);

        takenBackByNvvk(staff, agreement);
        Assertions.assertThat(machineReads(token)).contains("\"Dunea\"");
        everythingOfOneAuthority(leiden, agreement);
        Assertions.assertThat(machineReads(token)).doesNotContain("\"Dunea\"");

        aDefectDoesNotCureADefect(leiden, agreement);
        anotherAuthority(leiden, staff);
        ratified(leiden, agreement);
        Assertions.assertThat(machineReads(token)).contains("\"Dunea\"");
        theOtherPartyHasTheStatement(dunea, agreement);
        rejectedAndOfferedAnew(dunea, staff, agreement);
        notTakenBackBesideTheNewOffer(staff);
    }

    private void rejectedAndOfferedAnew(Page dunea, Page staff, String agreement) {
        staff.navigate(portal.baseUrl() + "/signing/defect?id=" + agreement);
        staff.getByLabel(OWN_SIDE).check();
        staff.getByLabel("Iets anders", new Page.GetByLabelOptions().setExact(true))
                .check();
        staff.locator("[id='defect:explanation']").fill(WHY);
        staff.locator("[id='defect:code']").fill(DemoLogin.freshCode(portal, staff, DemoLogin.NVVK_STAFF));
        staff.locator("[id='defect:report']").click();
        assertThat(staff.locator("main")).containsText("Het gebrek is gemeld.");

        dunea.navigate(portal.baseUrl() + "/signing/reject?id=" + agreement);
        assertThat(dunea.locator("main")).containsText("Dan kunt u meteen een nieuwe overeenkomst sluiten.");
        dunea.locator("[id='reject:reason']").fill("Wij sluiten liever een nieuwe (fictief).");
        dunea.locator("[id='reject:code']").fill(DemoLogin.freshCode(portal, dunea, DemoLogin.DUNEA_ADMINISTRATOR));
        dunea.locator("[id='reject:send']").click();
        assertThat(dunea.locator("main")).containsText("Dit is vastgelegd.");
        assertThat(dunea.locator(".now")).containsText("Deze overeenkomst heeft geen gevolg");
        assertThat(dunea.locator("main")).not().containsText("Wordt vanzelf verlengd");
        inspect(dunea, "rejected");
        dunea.navigate(portal.baseUrl() + "/agreement/agreements?show=BLOCKED");
        assertThat(row(dunea, "Leiden")).containsText("Niemand");
        Page anybody = portal.openElsewhere(
                "/controle/" + text("select check_code from agreement where id = '" + agreement + "'"));
        assertThat(anybody.locator("main")).containsText("Deze overeenkomst heeft geen gevolg");

        dunea.navigate(portal.baseUrl() + "/agreement/agreement?id=" + agreement);
        dunea.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nieuwe overeenkomst aanbieden"))
                .click();
        assertThat(dunea.getByLabel("Leiden kiezen")).isChecked();
        inspect(dunea, "offer-anew");
        button(dunea, "Controleren");
        dunea.locator("[id='offer:send']").click();
        dunea.waitForURL("**/agreement/offered?batch=*");
        assertThat(dunea.locator("main")).containsText("Leiden");
        dunea.waitForCondition(() -> text("select count(*) from agreement").equals("2"));
        dunea.navigate(portal.baseUrl() + "/agreement/agreement?id=" + agreement);
        inspect(dunea, "rejected-replaced");
        dunea.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Naar de nieuwe overeenkomst of het nieuwe aanbod"))
                .click();
        assertThat(dunea.locator(".now")).not().containsText("geen gevolg");
    }

    private void notTakenBackBesideTheNewOffer(Page staff) {
        staff.navigate(portal.baseUrl() + "/signing/defect-withdraw?id=" + newestDefect());
        assertThat(staff.locator("main")).containsText("U kunt de melding nu niet intrekken");
        assertThat(staff.locator("[id='withdraw:send']")).hasCount(0);
        inspect(staff, "defect-withdraw-replaced");
    }

    private void aDefectDoesNotCureADefect(Page leiden, String agreement) {
        leiden.navigate(portal.baseUrl() + "/agreement/agreement?id=" + agreement);
        leiden.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ondertekening bekrachtigen"))
                .click();
        assertThat(leiden.locator("main")).containsText("is zelf een gebrek gemeld");
        inspect(leiden, "ratify-impossible");
    }

    /** Recorded by the one, confirmed by NVVK. */
    private void anotherAuthority(Page leiden, Page staff) {
        String today = DateTimeFormatter.ofPattern("dd-MM-uuuu").format(LocalDate.now(LegalCalendar.ZONE));
        leiden.navigate(portal.baseUrl() + "/organisation/authorities");
        leiden.locator("[id='add:person']")
                .selectOption(new SelectOption().setLabel("Anna de Vries (fictief), wethouder"));
        leiden.locator("[id='add'] input[value=MANDATE]").check();
        leiden.locator("[id='add:body']").fill("het college");
        leiden.locator("[id='add:decided']").fill(today);
        leiden.locator("[id='add:reference']").fill("mandaat 2026-99 (fictief)");
        leiden.locator("[id='add:from']").fill(today);
        leiden.locator("[id='add:code']").fill(DemoLogin.freshCode(portal, leiden, DemoLogin.LEIDEN_ADMINISTRATOR));
        leiden.locator("[id='add:record']").click();
        assertThat(leiden.locator("main")).containsText("De tekenbevoegdheid is vastgelegd");
        staff.navigate(portal.baseUrl() + "/organisation/authorities-waiting");
        row(staff, "Leiden").locator("a").first().click();
        staff.locator("[id='confirm:code']").fill(DemoLogin.freshCode(portal, staff, DemoLogin.NVVK_STAFF));
        staff.locator("[id='confirm:send']").click();
        assertThat(staff.locator("main")).containsText("De tekenbevoegdheid is bevestigd.");
    }

    private void ratified(Page leiden, String agreement) {
        leiden.navigate(portal.baseUrl() + "/signing/ratify-all");
        assertThat(row(leiden, "Dunea")).containsText("gemandateerde");
        inspect(leiden, "ratify-all");
        leiden.navigate(portal.baseUrl() + "/signing/ratify?id=" + agreement);
        assertThat(leiden.frameLocator("iframe").locator("h1")).hasText("Bekrachtiging");
        assertThat(leiden.frameLocator("iframe").locator("body")).containsText(WHY);
        inspect(leiden, "ratify");
        leiden.locator("[id='ratify:code']").fill("000000");
        leiden.locator("[id='ratify:sign']").click();
        assertThat(leiden.locator(".field-wrong")).containsText("klopt niet");
        leiden.locator("[id='ratify:code']").fill(DemoLogin.freshCode(portal, leiden, DemoLogin.LEIDEN_ADMINISTRATOR));
        leiden.locator("[id='ratify:sign']").click();
        assertThat(leiden.locator("main")).containsText("De ondertekening is bekrachtigd.");
        assertThat(leiden.locator(".now")).containsText("Deze overeenkomst geldt.");
        inspect(leiden, "ratified");
    }

    private void theOtherPartyHasTheStatement(Page dunea, String agreement) {
        dunea.navigate(portal.baseUrl() + "/agreement/agreement?id=" + agreement);
        assertThat(dunea.locator("main")).containsText("gemandateerde op grond van het besluit van het college");
        String address = dunea.locator("a", new Page.LocatorOptions().setHasText("Bekrachtiging van"))
                .getAttribute("href");
        var answer = dunea.request().get(portal.baseUrl() + address);
        Assertions.assertThat(answer.status()).isEqualTo(200);
        Assertions.assertThat(answer.headers().get("content-type")).startsWith("application/pdf");
        Assertions.assertThat(answer.headers().get("content-disposition"))
                .isEqualTo("attachment; filename=\"bekrachtiging-Leiden-Dunea.pdf\"");
        keep(answer.body());
        Page stranger = loggedIn(DemoLogin.DELFT_ADMINISTRATOR);
        for (String path : new String[] {
            address,
            "/signing/ratify?id=" + agreement,
            "/signing/statement?id=" + agreement,
            "/signing/defect?id=" + agreement
        }) {
            Assertions.assertThat(
                            stranger.request().get(portal.baseUrl() + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        inspect(dunea, "ratified-other");
    }

    /** For people to look at, beside the pictures. */
    private static void keep(byte[] pdf) {
        if (Boolean.getBoolean("screenshots")) {
            try {
                Files.write(Path.of("target", "screenshots", "ratification.pdf"), pdf);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void wrongAnswersAreSaidBesideTheirField(Page leiden, String agreement) {
        leiden.navigate(portal.baseUrl() + "/agreement/agreement?id=" + agreement);
        leiden.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Gebrek in de tekenbevoegdheid melden"))
                .click();
        assertThat(leiden.locator("h1")).hasText("Gebrek in de tekenbevoegdheid melden");
        assertThat(leiden.getByLabel("Dunea: de handtekening zelf, of iets anders"))
                .hasCount(0);
        inspect(leiden, "defect-report");
        leiden.locator("[id='defect:report']").click();
        // signature, kind, explanation and code
        assertThat(leiden.locator(".field-wrong")).hasCount(4);
        leiden.getByLabel(OWN_SIDE).check();
        leiden.getByLabel("De bevoegdheid is nooit gegeven").check();
        leiden.locator("[id='defect:explanation']").fill(WHY);
        leiden.locator("[id='defect:code']").fill("000000");
        leiden.locator("[id='defect:report']").click();
        assertThat(leiden.locator(".field-wrong")).containsText("klopt niet");
        assertThat(leiden.locator("[id='defect:explanation']")).hasValue(WHY);
        inspect(leiden, "defect-report-wrong");
    }

    private void report(Page page, String signature) {
        page.getByLabel(signature).check();
        page.locator("[id='defect:code']").fill(DemoLogin.freshCode(portal, page, DemoLogin.LEIDEN_ADMINISTRATOR));
        page.locator("[id='defect:report']").click();
        assertThat(page.locator("main")).containsText("Het gebrek is gemeld.");
    }

    private void theOtherPartySees(Page dunea, String agreement) {
        dunea.navigate(portal.baseUrl() + "/agreement/agreements?show=BLOCKED");
        assertThat(row(dunea, "Leiden")).containsText("Geblokkeerd");
        assertThat(row(dunea, "Leiden")).containsText("Bekrachtiging nodig");
        inspect(dunea, "defect-list");
        dunea.navigate(portal.baseUrl() + "/agreement/agreement?id=" + agreement);
        assertThat(dunea.locator("main")).containsText(WHY);
        assertThat(dunea.locator("main")).containsText("U hoeft nu niets te doen.");
        inspect(dunea, "defect-agreement-other");
        dunea.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Laten weten dat u de overeenkomst als ongeldig beschouwt"))
                .click();
        dunea.locator("[id='reject:send']").click();
        assertThat(dunea.locator(".field-wrong")).hasCount(2);
        inspect(dunea, "reject-wrong");
        Assertions.assertThat(dunea.request()
                        .get(portal.baseUrl() + "/signing/defect-withdraw?id=" + newestDefect())
                        .status())
                .isEqualTo(403);
    }

    private void anybodyIsTold(String agreement) {
        Page anybody = portal.openElsewhere(
                "/controle/" + text("select check_code from agreement where id = '" + agreement + "'"));
        assertThat(anybody.locator("main")).containsText("Deze overeenkomst is geblokkeerd");
        assertThat(anybody.locator("main")).not().containsText(WHY);
        inspect(anybody, "defect-check");
    }

    private void takenBackByNvvk(Page staff, String agreement) {
        staff.navigate(portal.baseUrl() + "/agreement/agreement?id=" + agreement);
        staff.getByText("Melding intrekken").click();
        assertThat(staff.locator("main")).containsText(WHY);
        staff.locator("[id='withdraw:send']").click();
        assertThat(staff.locator(".field-wrong")).hasCount(2);
        inspect(staff, "defect-withdraw");
        staff.locator("[id='withdraw:reason']").fill("Dit ging over een andere overeenkomst (fictief).");
        staff.locator("[id='withdraw:code']").fill(DemoLogin.freshCode(portal, staff, DemoLogin.NVVK_STAFF));
        staff.locator("[id='withdraw:send']").click();
        assertThat(staff.locator("main")).containsText("De melding is ingetrokken.");
        assertThat(staff.locator(".now")).containsText("Deze overeenkomst geldt.");
        inspect(staff, "defect-withdrawn");
    }

    private void everythingOfOneAuthority(Page leiden, String agreement) {
        leiden.navigate(portal.baseUrl() + "/organisation/authority?id="
                + text("select authority_id from defect where agreement_id = '" + agreement + "' limit 1"));
        leiden.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Gebrek in de tekenbevoegdheid melden"))
                .click();
        assertThat(leiden.locator(".facts")).containsText("1 overeenkomst");
        inspect(leiden, "defect-report-all");
        leiden.getByLabel("De bevoegdheid was al geëindigd").check();
        leiden.locator("[id='defect:explanation']").fill(WHY);
        leiden.locator("[id='defect:code']").fill(DemoLogin.freshCode(portal, leiden, DemoLogin.LEIDEN_ADMINISTRATOR));
        leiden.locator("[id='defect:report']").click();
        assertThat(leiden.locator("main")).containsText("1 overeenkomst is nu geblokkeerd");
        inspect(leiden, "defect-reported-all");
        leiden.navigate(portal.baseUrl() + "/agreement/agreements");
        assertThat(row(leiden, "Dunea")).containsText("Geblokkeerd");
    }

    /** Offered by the one, signed by both. */
    private String signed(Page leiden, Page dunea) {
        leiden.navigate(portal.baseUrl() + "/agreement/offer");
        leiden.getByLabel("Dunea kiezen").check();
        button(leiden, "Controleren");
        leiden.locator("[id='offer:send']").click();
        leiden.waitForURL("**/agreement/offered?batch=*");
        awaitStage("OFFERED");
        sign(leiden, "Dunea", DemoLogin.LEIDEN_ADMINISTRATOR, "PARTLY_SIGNED");
        sign(dunea, "Leiden", DemoLogin.DUNEA_ADMINISTRATOR, "SIGNED");
        return text("select id from agreement");
    }

    private void sign(Page page, String counterparty, String email, String stage) {
        page.navigate(portal.baseUrl() + "/signing/inbox");
        page.getByLabel("Overeenkomst met " + counterparty + " kiezen").check();
        button(page, "Gekozen ondertekenen (1)");
        page.getByLabel("Code uit uw app").fill(DemoLogin.freshCode(portal, page, email));
        button(page, "1 overeenkomst ondertekenen");
        awaitStage(stage);
    }

    private void awaitStage(String stage) {
        portal.open("/favicon.svg")
                .waitForCondition(() -> text("select stage from agreement").equals(stage));
    }

    private String newestDefect() {
        return text("select id from defect order by reported_at desc limit 1");
    }

    private String text(String query) {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement select = owner.prepareStatement(query);
                ResultSet found = select.executeQuery()) {
            return found.next() ? found.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String tokenFrom(Page staff) {
        staff.navigate(portal.baseUrl() + "/identity/api-clients");
        staff.locator("[id='add:name']").fill("Signaalrouter (fictief)");
        staff.locator("[id='add:code']").fill(DemoLogin.freshCode(portal, staff, DemoLogin.NVVK_STAFF));
        staff.locator("[id='add:create']").click();
        return staff.locator("#token").inputValue();
    }

    private String machineReads(String token) {
        var answer = portal.open("/favicon.svg")
                .request()
                .get(
                        portal.baseUrl() + "/api/v1/matrix?validOn=" + LocalDate.now(LegalCalendar.ZONE),
                        RequestOptions.create().setHeader("Authorization", "Bearer " + token));
        Assertions.assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private Page loggedIn(String email) {
        Page page = portal.openElsewhere("/");
        DemoLogin.logIn(portal, page, email);
        return page;
    }

    private void inspect(Page page, String name) {
        portal.axe(page);
        portal.screenshot(page, name);
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
