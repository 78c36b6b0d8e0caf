package nl.ondertekenportaal.organisation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Newcomer;
import nl.ondertekenportaal.harness.Portal;
import nl.ondertekenportaal.pdf.SomePdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Recording and ending signing authority, in the browser. */
@ResourceLock(Lane.BROWSER)
class AuthoritiesIT {
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final String JAN = "jan.postma@3bwonen.demo.invalid";
    private static final LocalDate TODAY = LocalDate.now(LegalCalendar.ZONE);

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void eachWrongAnswerIsSaidBesideItsFieldAndNothingIsLost() {
        Page page = administrator();
        page.locator("[id='add:record']").click();
        // body, day, reference; then what is asked for next
        assertThat(page.locator(".field-wrong")).hasCount(5);
        portal.axe(page);
        portal.screenshot(page, "authorities-wrong");

        page.locator("[id='add'] input[value=MANDATE]").check();
        page.locator("[id='add:body']").fill("het college");
        page.locator("[id='add:decided']").fill(TYPED.format(TODAY.plusDays(1)));
        page.locator("[id='add:reference']").fill("mandaatregister 4 (fictief)");
        page.locator("[id='add:from']").fill("31-02-2026");
        recordWithWrongCode(page);
        assertThat(page.locator(".field-wrong")).containsText("geen datum die bestaat");
        page.locator("[id='add:from']").fill(TYPED.format(TODAY.plusDays(1)));
        recordWithWrongCode(page);
        assertThat(page.locator(".field-wrong")).containsText("nog niet genomen");
        assertThat(page.locator("[id='add:body']")).hasValue("het college");
        assertThat(page.locator("[id='add'] input[value=MANDATE]")).isChecked();
        page.locator("[id='add:decided']").fill(TYPED.format(TODAY));
        page.locator("[id='add:to']").fill(TYPED.format(TODAY));
        recordWithWrongCode(page);
        assertThat(page.locator(".field-wrong")).containsText("ligt voor de eerste dag");

        page.locator("[id='add:to']").fill("");
        page.getByLabel("Alleen bepaalde sectoren").check();
        recordWithWrongCode(page);
        assertThat(page.locator(".field-wrong")).containsText("Kies minstens één sector");
        page.locator("[id='add:decisionSectors'] input[value=ENERGY]").check();
        page.getByLabel("Alleen voor bepaalde sectoren").check();
        page.locator("[id='add:powerSectors'] input[value=HEAT]").check();
        recordWithWrongCode(page);
        assertThat(page.locator(".field-wrong")).containsText("niet voor meer sectoren");
        page.locator("[id='add:powerSectors'] input[value=HEAT]").uncheck();
        page.locator("[id='add:powerSectors'] input[value=ENERGY]").check();
        recordWithWrongCode(page);
        assertThat(page.locator(".field-wrong")).containsText("klopt niet");
    }

    /** The code is looked at last, so that it is not used up by a form that is refused for something else. */
    private static void recordWithWrongCode(Page page) {
        page.locator("[id='add:code']").fill("000000");
        page.locator("[id='add:record']").click();
    }

    @Test
    void whatIsRecordedStaysVisibleAfterItsEnd() {
        Newcomer second = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "ADMINISTRATOR");
        Page page = administrator();
        String reference = "mandaat " + System.nanoTime() + " (fictief)";
        page.locator("[id='add:person']")
                .selectOption(new SelectOption().setLabel("Bas Jansen (fictief), beleidsadviseur"));
        page.locator("[id='add'] input[value=MANDATE]").check();
        page.locator("[id='add:body']").fill("het college van burgemeester en wethouders");
        page.locator("[id='add:decided']").fill(TYPED.format(TODAY.minusDays(10)));
        page.locator("[id='add:reference']").fill(reference);
        page.locator("[id='add:limits']").fill("tot een bijdrage van 500 euro (fictief)");
        page.locator("[id='add:from']").fill(TYPED.format(TODAY.minusDays(3)));
        page.locator("[id='add:to']").fill(TYPED.format(TODAY.plusDays(20)));
        page.locator("[id='add:evidence']")
                .setInputFiles(new FilePayload("besluit.pdf", "application/pdf", "geen PDF".getBytes(UTF_8)));
        giveCode(page, "add", DemoLogin.LEIDEN_ADMINISTRATOR);
        page.locator("[id='add:record']").click();
        assertThat(page.locator(".field-wrong")).containsText("geen PDF");
        page.locator("[id='add:evidence']")
                .setInputFiles(new FilePayload("besluit.pdf", "application/pdf", SomePdf.honest()));
        giveCode(page, "add", DemoLogin.LEIDEN_ADMINISTRATOR);
        page.locator("[id='add:record']").click();
        assertThat(page.locator("main")).containsText("De tekenbevoegdheid is vastgelegd");
        assertThat(row(page, reference)).containsText("Bas Jansen");
        assertThat(row(page, reference)).containsText("Wacht op bevestiging");
        assertThat(row(page, reference)).containsText("Heeft niet de rol Ondertekenaar");
        assertThat(row(page, reference)).containsText("500 euro");
        portal.axe(page);
        row(page, reference).getByText("Bekijken").click();
        assertThat(page.locator("main")).containsText("U kunt deze tekenbevoegdheid niet zelf bevestigen");
        assertThat(page.locator("[id='confirm:send']")).hasCount(0);
        secondAdministratorConfirms(second, reference);

        page.navigate(portal.baseUrl() + "/organisation/authorities");
        assertThat(row(page, reference)).containsText("Loopt binnenkort af");
        row(page, reference).getByText("Zelfde besluit gebruiken").click();
        assertThat(page.locator("[id='add:reference']")).hasValue(reference);
        portal.screenshot(page, "authorities-add");

        row(page, reference).getByText("Beëindigen").click();
        page.locator("[id='end:send']").click();
        assertThat(page.locator(".field-wrong").first()).containsText("Vul dit veld in");
        giveCode(page, "end", DemoLogin.LEIDEN_ADMINISTRATOR);
        page.locator("[id='end:lastDay']").fill(TYPED.format(TODAY.plusDays(20)));
        page.locator("[id='end:send']").click();
        assertThat(page.locator(".field-wrong")).containsText("Kies een eerdere dag");
        portal.axe(page);
        portal.screenshot(page, "authorities-end");
        page.locator("[id='end:lastDay']").fill(TYPED.format(TODAY.minusDays(1)));
        giveCode(page, "end", DemoLogin.LEIDEN_ADMINISTRATOR);
        page.locator("[id='end:send']").click();
        assertThat(row(page, reference)).containsText("Geëindigd");
        assertThat(row(page, reference)).containsText("Laatste dag");
        assertThat(row(page, reference).getByText("Beëindigen")).hasCount(0);
        portal.screenshot(page, "authorities");
    }

    private void secondAdministratorConfirms(Newcomer second, String reference) {
        Page page = second.browser();
        page.navigate(portal.baseUrl() + "/organisation/authorities");
        row(page, reference).getByText("Bekijken en bevestigen").click();
        portal.axe(page);
        portal.screenshot(page, "authority-waiting");
        String evidence = page.getByText("Download het besluit").getAttribute("href");
        assertThat(statusOf(page, evidence)).isEqualTo(200);
        Page stranger = portal.openElsewhere("/");
        DemoLogin.logIn(portal, stranger, DemoLogin.DUNEA_ADMINISTRATOR);
        assertThat(statusOf(stranger, evidence)).isEqualTo(404);
        page.locator("[id='confirm:code']").fill("000000");
        page.locator("[id='confirm:send']").click();
        assertThat(page.locator(".field-wrong")).containsText("klopt niet");
        page.locator("[id='confirm:code']").fill(second.freshCode());
        page.locator("[id='confirm:send']").click();
        assertThat(page.locator("main")).containsText("De tekenbevoegdheid is bevestigd");
        assertThat(page.locator("main")).containsText("Bevestigd door Noor Nieuw");
        assertThat(page.locator("main")).containsText("500 euro");
        portal.axe(page);
        portal.screenshot(page, "authority-confirmed");
    }

    private int statusOf(Page page, String path) {
        return page.request().get(portal.baseUrl() + path).status();
    }

    private void giveCode(Page page, String form, String email) {
        page.locator("[id='" + form + ":code']").fill(DemoLogin.freshCode(portal, page, email));
    }

    @Test
    void aReaderSeesWhoMaySignAndChangesNothing() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.LEIDEN_READER);
        page.navigate(portal.baseUrl() + "/organisation/authorities");
        assertThat(page.locator("main")).containsText("Anna de Vries");
        assertThat(page.locator("main")).containsText("Volmacht");
        assertThat(page.locator("main")).containsText("Geldig");
        assertThat(page.locator("main form")).hasCount(0);
        assertThat(page.locator("main").getByText("Beëindigen")).hasCount(0);
        portal.axe(page);
    }

    @Test
    void anotherOrganisationsAuthorityIsNotFound() throws SQLException {
        String foreign = authorityOf(DemoLogin.DUNEA_ADMINISTRATOR);
        Page page = administrator();
        for (String id : new String[] {foreign, foreign.substring(0, 35) + "x", "1"}) {
            for (String address : new String[] {"authorities?ending=", "authorities?like=", "authority?id="}) {
                assertThat(page.navigate(portal.baseUrl() + "/organisation/" + address + id)
                                .status())
                        .as(address + id)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void whoseAuthorityEndedYesterdayIsToldSoBeforeAnythingElse() throws SQLException {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, JAN);
        assertThat(page.locator("main")).not().containsText("Leg eerst uw tekenbevoegdheid vast");
        page.navigate(portal.baseUrl() + "/organisation/authorities?ending=" + authorityOf(JAN));
        page.locator("[id='end:lastDay']").fill(TYPED.format(TODAY.minusDays(1)));
        giveCode(page, "end", JAN);
        page.locator("[id='end:send']").click();

        for (String path : new String[] {"/signing/inbox", "/"}) {
            page.navigate(portal.baseUrl() + path);
            assertThat(page.locator("main")).containsText("Leg eerst uw tekenbevoegdheid vast");
            assertThat(page.locator("main")).containsText("U kunt nu niets tekenen");
            portal.axe(page);
            portal.screenshot(page, path.equals("/") ? "home-no-authority" : "inbox-no-authority");
        }
        recordAgain(page);
        page.navigate(portal.baseUrl() + "/signing/inbox");
        assertThat(page.locator("main")).containsText("Uw tekenbevoegdheid wacht op bevestiging");
        portal.screenshot(page, "inbox-authority-waits");
        nvvkRefusesAndThenConfirms(page);
        page.navigate(portal.baseUrl() + "/signing/inbox");
        assertThat(page.locator("main")).not().containsText("wacht op bevestiging");
        assertThat(page.locator("main")).not().containsText("Leg eerst uw tekenbevoegdheid vast");
    }

    @Test
    void theListFitsAPhone() {
        Page page = administrator();
        page.setViewportSize(320, 800);
        page.navigate(portal.baseUrl() + "/organisation/authorities");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 320")).isEqualTo(true);
        page.navigate(portal.baseUrl() + "/organisation/profile");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 320")).isEqualTo(true);
    }

    private void nvvkRefusesAndThenConfirms(Page page) {
        Page staff = portal.openElsewhere("/");
        DemoLogin.logIn(portal, staff, DemoLogin.NVVK_STAFF);
        staff.navigate(portal.baseUrl() + "/organisation/authorities-waiting");
        assertThat(row(staff, "3B-Wonen")).containsText("Alleen de NVVK");
        assertThat(row(staff, "3B-Wonen")).containsText("vandaag");
        portal.axe(staff);
        portal.screenshot(staff, "authorities-waiting");
        row(staff, "3B-Wonen").getByText("Jan Postma").click();
        staff.locator("[id='refuse:reason']").fill("Het handelsregister noemt een ander (fictief).");
        giveCode(staff, "refuse", DemoLogin.NVVK_STAFF);
        staff.locator("[id='refuse:send']").click();
        assertThat(staff.locator("main")).containsText("Niet bevestigd");
        assertThat(staff.locator("main")).containsText("noemt een ander");
        portal.axe(staff);
        portal.screenshot(staff, "authority-refused");
        page.navigate(portal.baseUrl() + "/signing/inbox");
        assertThat(page.locator("main")).containsText("Leg eerst uw tekenbevoegdheid vast");

        recordAgain(page);
        staff.navigate(portal.baseUrl() + "/organisation/authorities-waiting");
        row(staff, "3B-Wonen").getByText("Jan Postma").click();
        giveCode(staff, "confirm", DemoLogin.NVVK_STAFF);
        staff.locator("[id='confirm:send']").click();
        assertThat(staff.locator("main")).containsText("De tekenbevoegdheid is bevestigd");
    }

    private void recordAgain(Page page) {
        page.navigate(page.url().replaceAll("(https?://[^/]+).*", "$1/organisation/authorities"));
        page.getByLabel("Bestuurder").check();
        page.locator("[id='add:body']").fill("de algemene vergadering");
        page.locator("[id='add:decided']").fill(TYPED.format(TODAY));
        page.locator("[id='add:reference']").fill("handelsregister (fictief)");
        giveCode(page, "add", JAN);
        page.locator("[id='add:record']").click();
    }

    @Test
    void nobodyAloneTakesAwayTheSecondSignature() {
        Newcomer second = Newcomer.invitedBy(portal, DemoLogin.AEDES_ADMINISTRATOR, "ADMINISTRATOR");
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.AEDES_ADMINISTRATOR);
        changeRule(page);
        assertThat(page.locator("main")).containsText("Twee mensen tekenen samen");
        changeRule(page);
        assertThat(page.locator("main")).containsText("Gevraagd");
        assertThat(page.locator("main")).containsText("Twee mensen tekenen samen");
        portal.axe(page);
        page.getByText("Bekijken en beslissen").click();
        assertThat(page.locator("main")).containsText("Wacht op een beslissing");
        assertThat(page.locator("main")).containsText("Toch niet");
        assertThat(page.locator("[id='agree:send']")).hasCount(0);
        portal.axe(page);
        portal.screenshot(page, "signing-rule-asked");
        String address = page.url().replaceFirst("https?://[^/]+", "");

        Page stranger = portal.openElsewhere("/");
        DemoLogin.logIn(portal, stranger, DemoLogin.DUNEA_ADMINISTRATOR);
        assertThat(statusOf(stranger, address)).isEqualTo(404);
        Page staff = portal.openElsewhere("/");
        DemoLogin.logIn(portal, staff, DemoLogin.NVVK_STAFF);
        staff.navigate(portal.baseUrl() + "/organisation/authorities-waiting");
        assertThat(staff.locator("main")).containsText("Eén handtekening in plaats van twee");
        assertThat(staff.locator("main")).containsText("Aedes");
        portal.axe(staff);
        portal.screenshot(staff, "signing-rule-nvvk");

        Page other = second.browser();
        other.navigate(portal.baseUrl() + address);
        portal.axe(other);
        portal.screenshot(other, "signing-rule");
        other.locator("[id='agree:code']").fill("000000");
        other.locator("[id='agree:send']").click();
        assertThat(other.locator(".field-wrong")).containsText("klopt niet");
        other.locator("[id='agree:code']").fill(second.freshCode());
        other.locator("[id='agree:send']").click();
        assertThat(other.locator("main")).containsText("Eén handtekening is genoeg");
        assertThat(other.locator("main")).containsText("Beslist door");
        assertThat(other.locator("main")).containsText("Noor Nieuw");
        assertThat(other.locator("main")).not().containsText("Niet akkoord");
    }

    private void changeRule(Page page) {
        page.navigate(portal.baseUrl() + "/organisation/authorities");
        page.locator(".rule-change summary").click();
        giveCode(page, "rule", DemoLogin.AEDES_ADMINISTRATOR);
        page.locator("[id='rule:send']").click();
    }

    private Page administrator() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.LEIDEN_ADMINISTRATOR);
        page.navigate(portal.baseUrl() + "/organisation/authorities");
        return page;
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
    }

    private String authorityOf(String email) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement select = owner.prepareStatement(
                        "select a.id from signing_authority a join person p on p.id = a.person_id where p.email = ? limit 1")) {
            select.setString(1, email);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
