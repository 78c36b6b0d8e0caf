package nl.ondertekenportaal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.harness.Authenticator;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Portal;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The whole way, as four: a municipality, a signal partner, NVVK staff and the machine of the signal router. */
@ResourceLock(Lane.BROWSER)
class WholeWayIT {

    private static final String MUNICIPALITY = "Utrecht";
    private static final String PASSWORD = "een lange zin als wachtwoord";

    @RegisterExtension
    final Portal portal = new Portal();

    private final String applicant = "wethouder-" + UUID.randomUUID() + "@gemeente.demo.invalid";

    @Test
    void fromRegisteringToTheRowThatTheSignalRouterReads() {
        Page municipality = portal.open("/");
        apply(municipality);
        Page staff = portal.openElsewhere("/");
        admit(staff);
        Authenticator app = activateAndLogIn(municipality);
        recordAuthority(municipality, app);
        confirmAuthority(staff);
        choosePlatforms(municipality);
        offerToFive(municipality);
        sign(municipality, 5, app::nextCode);

        Page partner = portal.openElsewhere("/");
        DemoLogin.logIn(portal, partner, DemoLogin.DUNEA_ADMINISTRATOR);
        tickAgreementWith(partner, MUNICIPALITY);
        sign(partner, 1, () -> DemoLogin.freshCode(portal, partner, DemoLogin.DUNEA_ADMINISTRATOR));

        municipality.navigate(portal.baseUrl() + "/agreement/agreements");
        assertThat(row(municipality, "Dunea")).containsText("In werking");
        assertThat(row(municipality, "Eneco")).containsText("Deels ondertekend");

        whoSignedStandsWithTheGround(municipality);
        anybodyCanCheck(municipality);
        staff.navigate(portal.baseUrl() + "/matrix/matrix");
        assertThat(row(staff, MUNICIPALITY)).containsText("Dunea");
        String matrix = machineReads(tokenFrom(staff));
        Assertions.assertThat(matrix).contains("\"Utrecht\"", "\"Dunea\"", "\"DRINKING_WATER\"", "\"VPS\"");
        Assertions.assertThat(matrix).doesNotContain("\"Eneco\"");
    }

    private void whoSignedStandsWithTheGround(Page page) {
        row(page, "Dunea").locator("a").first().click();
        assertThat(page.locator("main"))
                .containsText(
                        "door Willem Wethouder (fictief), gevolmachtigde op grond van het besluit van de burgemeester");
        assertThat(page.locator("main")).containsText("incasso@dunea.demo.invalid");
        portal.axe(page);
        portal.screenshot(page, "agreement-signed");
        page.navigate(portal.baseUrl() + "/agreement/agreements");
    }

    /** Who holds the document, opens the address that is printed in it. */
    private void anybodyCanCheck(Page page) {
        String id = row(page, "Dunea").locator("a").first().getAttribute("href").replaceAll(".*id=", "");
        Page anybody = portal.openElsewhere("/controle/" + checkCodeOf(id));
        assertThat(anybody.locator("main")).containsText("In werking");
        assertThat(anybody.locator("main")).not().containsText("Willem");
        portal.axe(anybody);
        portal.screenshot(anybody, "check");
    }

    private String checkCodeOf(String agreement) {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement select =
                        owner.prepareStatement("select check_code from agreement where id = ?::uuid")) {
            select.setString(1, agreement);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
    }

    private String tokenFrom(Page staff) {
        staff.navigate(portal.baseUrl() + "/identity/api-clients");
        staff.locator("[id='add:name']").fill("Signaalrouter (fictief)");
        staff.locator("[id='add:code']").fill(DemoLogin.freshCode(portal, staff, DemoLogin.NVVK_STAFF));
        staff.locator("[id='add:create']").click();
        return staff.locator("#token").inputValue();
    }

    private String machineReads(String token) {
        URI address = URI.create(portal.baseUrl() + "/api/v1/matrix?validOn=" + LocalDate.now(LegalCalendar.ZONE));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient machine = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = machine.send(request, HttpResponse.BodyHandlers.ofString());
            Assertions.assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void apply(Page page) {
        page.navigate(portal.baseUrl() + "/organisation/apply-municipality");
        page.locator("[id='apply:municipality']")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(MUNICIPALITY));
        page.getByLabel("Uw naam").fill("Willem Wethouder (fictief)");
        page.getByLabel("Uw functie").fill("wethouder");
        page.getByLabel("Uw e-mailadres").fill(applicant);
        button(page, "Aanmelding versturen");
        page.navigate(MailReader.link(portal, applicant, "/organisation/confirm"));
        button(page, "Bevestigen");
        assertThat(page.getByText("Uw e-mailadres is bevestigd")).isVisible();
    }

    private void admit(Page page) {
        DemoLogin.logIn(portal, page, DemoLogin.NVVK_STAFF);
        page.navigate(portal.baseUrl() + "/organisation/applications");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(MUNICIPALITY))
                .click();
        button(page, "Toelaten");
        assertThat(page.getByText(MUNICIPALITY + " is toegelaten.")).isVisible();
    }

    private Authenticator activateAndLogIn(Page page) {
        page.navigate(MailReader.link(portal, applicant, "/identity/activate"));
        Authenticator app = new Authenticator(page.locator("#secret").innerText());
        page.getByLabel("Code uit uw app").fill(app.nextCode());
        page.locator("[id='activate:password']").fill(PASSWORD);
        page.locator("[id='activate:repeated']").fill(PASSWORD);
        button(page, "Account instellen");
        page.getByText("Naar inloggen").click();
        DemoLogin.givePassword(page, applicant, PASSWORD);
        DemoLogin.giveCode(page, app.nextCode());
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Te ondertekenen");
        return app;
    }

    /** Before anything else: the portal says so itself, on the page where who logs in arrives. */
    private void recordAuthority(Page page, Authenticator app) {
        assertThat(page.locator("main")).containsText("Leg eerst uw tekenbevoegdheid vast");
        portal.axe(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tekenbevoegdheid vastleggen"))
                .click();
        assertThat(page.getByText("Er is nog geen tekenbevoegdheid vastgelegd")).isVisible();
        portal.axe(page);
        portal.screenshot(page, "authorities-empty");
        String today = DateTimeFormatter.ofPattern("dd-MM-uuuu").format(LocalDate.now(LegalCalendar.ZONE));
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Volmacht"))
                .check();
        page.getByLabel("Wie nam het besluit?").fill("de burgemeester");
        page.getByLabel("Datum van het besluit").fill(today);
        page.getByLabel("Kenmerk van het besluit").fill("volmacht 2026-17 (fictief)");
        page.locator("[id='add:code']").fill(app.nextCode());
        button(page, "Tekenbevoegdheid vastleggen");
        assertThat(page.getByText("De tekenbevoegdheid is vastgelegd.")).isVisible();
        assertThat(row(page, "Willem Wethouder")).containsText("Wacht op bevestiging");
    }

    /** The municipality has nobody else yet, so NVVK looks at the decision. */
    private void confirmAuthority(Page page) {
        page.navigate(portal.baseUrl() + "/organisation/authorities-waiting");
        row(page, MUNICIPALITY).locator("a").first().click();
        page.locator("[id='confirm:code']").fill(DemoLogin.freshCode(portal, page, DemoLogin.NVVK_STAFF));
        page.locator("[id='confirm:send']").click();
        assertThat(page.getByText("De tekenbevoegdheid is bevestigd.")).isVisible();
    }

    private void choosePlatforms(Page page) {
        page.navigate(portal.baseUrl() + "/organisation/profile");
        for (String sector : new String[] {"HOUSING", "ENERGY", "HEAT", "DRINKING_WATER", "HEALTH_INSURANCE"}) {
            page.locator("[id='profile:platform-" + sector + "']").selectOption("VPS");
        }
        button(page, "Profiel opslaan");
        assertThat(page.getByText("Het profiel is opgeslagen.")).isVisible();
    }

    private void offerToFive(Page page) {
        page.navigate(portal.baseUrl() + "/agreement/offer");
        for (String partner : new String[] {"Dunea", "Eneco", "Ennatuurlijk", "Zorg en Zekerheid", "3B-Wonen"}) {
            page.getByLabel(partner + " kiezen").check();
        }
        button(page, "Controleren");
        assertThat(page.getByText("Gegevens uit de profielen")).isVisible();
        page.locator("summary", new Page.LocatorOptions().setHasText("Dunea")).click();
        assertThat(page.getByText("incasso@dunea.demo.invalid")).isVisible();
        portal.axe(page);
        portal.screenshot(page, "offer-check");
        button(page, "5 overeenkomsten aanbieden");
        page.waitForURL("**/agreement/offered?batch=*");
        // the offers and their documents are made in the background
        page.waitForCondition(() -> {
            page.navigate(portal.baseUrl() + "/signing/inbox");
            return page.getByText("5 overeenkomsten wachten").isVisible();
        });
        button(page, "Alle 5 kiezen");
    }

    private void tickAgreementWith(Page page, String counterparty) {
        page.navigate(portal.baseUrl() + "/signing/inbox");
        page.getByLabel("Overeenkomst met " + counterparty + " kiezen").check();
    }

    private void sign(Page page, int number, java.util.function.Supplier<String> code) {
        button(page, "Gekozen ondertekenen (" + number + ")");
        page.getByLabel("Code uit uw app").fill(code.get());
        button(page, number == 1 ? "1 overeenkomst ondertekenen" : number + " overeenkomsten ondertekenen");
        assertThat(page.getByText(
                        number == 1
                                ? "Klaar: 1 overeenkomst ondertekend"
                                : "Klaar: " + number + " overeenkomsten ondertekend"))
                .isVisible();
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
