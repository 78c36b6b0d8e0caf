package nl.ondertekenportaal.organisation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import nl.ondertekenportaal.harness.Authenticator;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Portal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** From an application to a first log-in, and every way in which it may go wrong. */
@ResourceLock(Lane.BROWSER)
class RegisteringIT {
    private static final String PASSWORD = "vier kleine woorden samen";

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void aMunicipalityAppliesIsAdmittedAndLogsIn() throws Exception {
        String email = "wim.de.boer@houten.example.org";
        Page applicant = apply("Houten", "Wim de Boer", email);
        confirm(applicant, email);

        Page staff = portal.openElsewhere("/");
        DemoLogin.logIn(portal, staff, DemoLogin.NVVK_STAFF);
        staff.waitForURL(url -> url.endsWith("/organisation/applications"));
        portal.axe(staff);
        portal.screenshot(staff, "applications");
        staff.getByText("Houten").click();
        assertThat(staff.locator("main")).containsText("GM0321");
        assertThat(staff.locator("main")).containsText(email);
        portal.axe(staff);
        portal.screenshot(staff, "application");
        staff.locator("[id='admit:send']").click();
        assertThat(staff.locator("main")).containsText("Houten is toegelaten");
        assertThat(staff.locator("main")).not().containsText("Wim de Boer");

        applicant.navigate(MailReader.link(portal, email, "/identity/activate"));
        portal.axe(applicant);
        portal.screenshot(applicant, "activate");
        Authenticator app = new Authenticator(applicant.locator("#secret").innerText());
        applicant.getByLabel("Code uit uw app").fill(app.nextCode());
        applicant.locator("[id='activate:password']").fill(PASSWORD);
        applicant.locator("[id='activate:repeated']").fill(PASSWORD);
        applicant.locator("[id='activate:send']").click();
        assertThat(applicant.locator("main")).containsText("Uw account is ingesteld");
        assertThat(applicant.locator(".recovery-codes code")).hasCount(10);
        portal.axe(applicant);
        portal.screenshot(applicant, "recovery-codes");
        applicant.getByText("Naar inloggen").click();

        DemoLogin.givePassword(applicant, email, PASSWORD);
        DemoLogin.giveCode(applicant, app.nextCode());
        applicant.waitForURL(url -> url.endsWith("/signing/inbox"));
        applicant.navigate(portal.baseUrl() + "/");
        assertThat(applicant.locator("header")).containsText("Wim de Boer");
        assertThat(applicant.locator("header")).containsText("Houten");
        portal.axe(applicant);
        portal.screenshot(applicant, "home-participant");
        applicant.locator("[id='logOut:send']").click();
        applicant.navigate(portal.baseUrl() + "/organisation/profile");
        applicant.waitForURL(url -> url.contains("/identity/login?from="));

        applicant.navigate(MailReader.link(portal, email, "/identity/activate"));
        assertThat(applicant.locator("form[id='activate']")).hasCount(0);
        assertThat(applicant.locator("main")).containsText("Deze link werkt niet");
        portal.axe(applicant);
    }

    @Test
    void anApplicationIsRefusedWithAReason() throws Exception {
        String email = "petra@zeist.example.org";
        confirm(apply("Zeist", "Petra Kuiper", email), email);
        Page staff = portal.openElsewhere("/");
        DemoLogin.logIn(portal, staff, DemoLogin.NVVK_STAFF);
        staff.getByText("Zeist").click();
        staff.locator("[id='refuse:send']").click();
        assertThat(staff.locator("form[id='refuse'] .field-error")).containsText("Vul dit veld in");
        portal.axe(staff);
        staff.locator("[id='refuse:reason']").fill("U werkt niet bij <b>Zeist</b>.");
        staff.locator("[id='refuse:send']").click();
        assertThat(staff.locator("main")).containsText("Zeist is niet toegelaten");
        assertThat(MailReader.body(portal, email, "niet toegelaten")).contains("U werkt niet bij <b>Zeist</b>.");
    }

    @Test
    void aPartnerSeesEachWrongAnswerBesideItsFieldAndLosesNothing() {
        Page page = portal.open("/organisation/apply-partner");
        portal.axe(page);
        portal.screenshot(page, "apply-partner");
        page.locator("[id='apply:partner']").selectOption(new SelectOption().setLabel("Vitens"));
        page.getByLabel("Energie").check();
        page.getByLabel("KvK-nummer").fill("1234567");
        page.getByLabel("RSIN").fill("123456789");
        page.getByLabel("OIN").fill("123");
        page.getByLabel("Uw naam").fill("Eva\u202eslim");
        page.getByLabel("Uw functie").fill("directeur");
        page.getByLabel("Uw e-mailadres").fill("eva@vitens.example.org, ander@example.org");
        page.locator("[id='apply:send']").click();
        assertThat(page.locator(".field-wrong")).hasCount(5);
        assertThat(page.getByLabel("KvK-nummer")).hasValue("1234567");
        assertThat(page.getByLabel("Uw functie")).hasValue("directeur");
        portal.axe(page);
        portal.screenshot(page, "apply-partner-wrong");

        page.getByLabel("KvK-nummer").fill("99000099");
        page.getByLabel("RSIN").fill("");
        page.getByLabel("OIN").fill("00000099000000099000");
        page.getByLabel("Uw naam").fill("Eva Slim");
        page.getByLabel("Uw e-mailadres").fill("eva@vitens.example.org");
        page.locator("[id='apply:send']").click();
        assertThat(page.locator(".field-wrong")).containsText("onder");
        assertThat(page.locator(".field-wrong")).containsText("Vitens");
        page.getByLabel("Drinkwater").check();
        page.locator("[id='apply:send']").click();
        page.waitForURL(url -> url.endsWith("/organisation/applied"));
        portal.axe(page);
        portal.screenshot(page, "applied");
    }

    @Test
    void aGroupNamesTheLegalEntityThatSigns() {
        Page page = portal.open("/organisation/apply-partner");
        page.locator("[id='apply:partner']").selectOption(new SelectOption().setLabel("CZ groep"));
        page.getByLabel("Zorgverzekering").check();
        page.getByLabel("KvK-nummer").fill("99000098");
        page.getByLabel("Uw naam").fill("Cor Zorg (fictief)");
        page.getByLabel("Uw functie").fill("bestuurder");
        page.getByLabel("Uw e-mailadres").fill("cor@cz.example.org");
        page.locator("[id='apply:send']").click();
        assertThat(page.locator(".field-wrong")).containsText("is een groep");
        page.getByLabel("Statutaire naam").fill("Verzekeraar Voorbeeld N.V. (fictief)");
        page.locator("[id='apply:send']").click();
        page.waitForURL(url -> url.endsWith("/organisation/applied"));
    }

    @Test
    void nobodysMailboxIsFilledWithApplications() throws Exception {
        String email = "doelwit@elders.example.org";
        for (String municipality : new String[] {"Almere", "Zeewolde", "Urk", "Dronten"}) {
            apply(municipality, "Iemand (fictief)", email);
        }
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement count =
                        owner.prepareStatement("select count(*) from outbox_mail where recipient = ?")) {
            count.setString(1, email);
            try (ResultSet mails = count.executeQuery()) {
                mails.next();
                assertThat(mails.getInt(1)).isEqualTo(3);
            }
        }
    }

    @Test
    void whoTakesPartAlreadyCannotApplyAgain() {
        Page page = portal.open("/organisation/apply-municipality");
        portal.axe(page);
        portal.screenshot(page, "apply-municipality");
        fill(page, "Leiden", "Piet Dubbel", "piet@leiden.example.org");
        assertThat(page.locator(".field-wrong")).containsText("doet al mee");
    }

    @Test
    void aLinkThatWasAlteredOrUsedExplainsItself() throws Exception {
        String email = "karin@soest.example.org";
        Page page = apply("Soest", "Karin Vos", email);
        String link = MailReader.link(portal, email, "/organisation/confirm");
        page.navigate(link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A"));
        assertThat(page.locator("main")).containsText("Deze link werkt niet");
        assertThat(page.locator("[id='confirm:send']")).hasCount(0);
        portal.axe(page);
        portal.screenshot(page, "confirm-impossible");

        confirm(page, email);
        page.navigate(link);
        assertThat(page.locator("main")).containsText("Deze link werkt niet");
    }

    @Test
    void aCodeWorksOnce() {
        Page first = portal.open("/demo/people");
        portal.axe(first);
        portal.screenshot(first, "people");
        String password = first.locator("#password").innerText();
        first.navigate(portal.baseUrl() + "/identity/login");
        portal.axe(first);
        portal.screenshot(first, "login");
        DemoLogin.givePassword(first, DemoLogin.LEIDEN_READER, password);
        first.locator("[id='login:code']").waitFor();
        portal.axe(first);
        portal.screenshot(first, "code");
        Page second = portal.openElsewhere("/identity/login?from=/organisation/profile");
        DemoLogin.givePassword(second, DemoLogin.LEIDEN_READER, password);
        second.locator("[id='login:code']").waitFor();
        String code = DemoLogin.code(portal, first, DemoLogin.LEIDEN_READER);
        DemoLogin.giveCode(first, code);
        first.waitForURL(url -> !url.contains("/identity/code"));

        DemoLogin.giveCode(second, code);
        assertThat(second.locator(".field-error")).containsText("al gebruikt");
        // looked for in the browser of the first: each look is a view more, of which a session keeps a few
        Awaitility.await()
                .pollInSameThread()
                .until(() ->
                        !DemoLogin.code(portal, first, DemoLogin.LEIDEN_READER).equals(code));
        DemoLogin.giveCode(second, DemoLogin.code(portal, first, DemoLogin.LEIDEN_READER));
        second.waitForURL(url -> url.endsWith("/organisation/profile"));
        assertThat(second.locator("[id='profile:save']")).hasCount(0);
        portal.axe(second);
        portal.screenshot(second, "profile-reader");
        for (String page : new String[] {"/organisation/applications", "/organisation/application?id=1"}) {
            assertThat(second.navigate(portal.baseUrl() + page).status())
                    .as(page)
                    .isEqualTo(403);
        }
    }

    @Test
    void aWrongPasswordKeepsTheAddress() {
        Page page = portal.open("/identity/login");
        DemoLogin.givePassword(page, "nobody@example.org", "wrong password");
        assertThat(page.locator("main")).containsText("klopt niet");
        assertThat(page.getByLabel("E-mailadres")).hasValue("nobody@example.org");
        assertThat(page.getByLabel("Wachtwoord")).hasValue("");
        portal.axe(page);
    }

    @Test
    void anEditorChangesTheProfile() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.LEIDEN_EDITOR);
        page.navigate(portal.baseUrl() + "/organisation/profile");
        portal.axe(page);
        portal.screenshot(page, "profile");
        page.locator("[id='profile:mailbox-POLICY']").fill("geen adres");
        page.locator("[id='profile:body']").fill("het dagelijks bestuur");
        page.locator("[id='profile:save']").click();
        assertThat(page.locator(".field-wrong")).containsText("geen e-mailadres");
        assertThat(page.locator("[id='profile:body']")).hasValue("het dagelijks bestuur");
        page.locator("[id='profile:mailbox-POLICY']").fill("vroegsignalering@leiden.demo.invalid");
        page.locator("[id='profile:body']").fill("het college van burgemeester en wethouders");
        page.locator("[id='profile:platform-HEAT']").selectOption("VPS");
        page.locator("[id='profile:save']").click();
        assertThat(page.locator("main")).containsText("Het profiel is opgeslagen");
        page.reload();
        assertThat(page.locator("[id='profile:platform-HEAT']")).hasValue("VPS");
    }

    @Test
    void theProfileSaysWhichMailboxIsMissingAndWhy() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.DELFT_ADMINISTRATOR);
        page.navigate(portal.baseUrl() + "/organisation/profile");
        assertThat(page.locator("main")).containsText("Een wijziging geldt voor nieuwe aanbiedingen");
        assertThat(page.locator("main")).not().containsText("nog niet ingevuld");
        page.locator("[id='profile:mailbox-PRIVACY_OFFICER']").fill("");
        page.locator("[id='profile:mailbox-END_OF_SUPPLY']").fill("geen adres");
        page.getByLabel("De uitvoerder", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.locator("[id='profile:save']").click();
        assertThat(page.locator(".field-wrong")).hasCount(2);
        assertThat(page.locator(".field-wrong", containing("Vul de naam van de uitvoerder in")))
                .isVisible();
        assertThat(page.locator(".field-wrong", containing("geen e-mailadres"))).isVisible();
        portal.axe(page);
        portal.screenshot(page, "profile-wrong");

        page.locator("[id='profile:executingName']").fill("Kredietbank Voorbeeld (fictief)");
        page.locator("[id='profile:save']").click();
        assertThat(page.locator("[id='profile:mailbox-END_OF_SUPPLY']")).hasValue("geen adres");
        page.locator("[id='profile:executingKvk']").fill("99000072");
        page.locator("[id='profile:mailbox-END_OF_SUPPLY']").fill("eindelevering@delft.demo.invalid");
        page.locator("[id='profile:save']").click();
        assertThat(page.locator("main")).containsText("Het profiel is opgeslagen");
        assertThat(page.locator("main")).containsText("1 mailbox is nog niet ingevuld");
        assertThat(page.locator("main")).containsText("vragen over privacy liggen");
        page.navigate(portal.baseUrl() + "/organisation/profile");
        assertThat(page.locator("[id='profile:executingName']")).hasValue("Kredietbank Voorbeeld (fictief)");
        portal.axe(page);
        portal.screenshot(page, "profile-missing");
    }

    @Test
    void aPartnerChoosesItsPlatforms() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.DUNEA_ADMINISTRATOR);
        page.navigate(portal.baseUrl() + "/organisation/profile");
        portal.axe(page);
        portal.screenshot(page, "profile-partner");
        page.getByLabel("RIS Matching").uncheck();
        page.locator("[id='profile:save']").click();
        assertThat(page.locator("main")).containsText("Het profiel is opgeslagen");
        page.navigate(portal.baseUrl() + "/organisation/profile");
        assertThat(page.getByLabel("RIS Matching")).not().isChecked();
        page.getByLabel("RIS Matching").check();
        page.locator("[id='profile:save']").click();
    }

    @Test
    void anAuditorReadsButDecidesNothing() throws Exception {
        String email = "hans@rhenen.example.org";
        confirm(apply("Rhenen", "Hans Kort", email), email);
        Page page = portal.openElsewhere("/");
        DemoLogin.logIn(portal, page, DemoLogin.NVVK_AUDITOR);
        page.getByText("Rhenen").click();
        assertThat(page.locator("main")).containsText("Hans Kort");
        assertThat(page.locator("main form")).hasCount(0);
        assertThat(page.navigate(portal.baseUrl() + "/organisation/application?id=nothing")
                        .status())
                .isEqualTo(404);
        assertThat(page.navigate(portal.baseUrl() + "/organisation/application?id=00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(page.navigate(portal.baseUrl() + "/organisation/profile").status())
                .isEqualTo(403);
    }

    @Test
    void theMailboxShowsMailsWithWorkingLinks() throws Exception {
        String email = "ria@baarn.example.org";
        apply("Baarn", "Ria <i>Slim</i>", email);
        MailReader.link(portal, email, "/organisation/confirm");
        Page page = portal.open("/demo/mailbox");
        portal.axe(page);
        assertThat(page.locator("article i")).hasCount(0);
        page.locator("article", new Page.LocatorOptions().setHasText(email))
                .locator(".mail-body a")
                .first()
                .click();
        page.waitForURL(url -> url.contains("/organisation/confirm?token="));
    }

    private static Page.LocatorOptions containing(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private Page apply(String municipality, String name, String email) {
        Page page = portal.open("/organisation/apply-municipality");
        fill(page, municipality, name, email);
        page.waitForURL(url -> url.endsWith("/organisation/applied"));
        return page;
    }

    private static void fill(Page page, String municipality, String name, String email) {
        page.locator("[id='apply:municipality']").selectOption(new SelectOption().setLabel(municipality));
        page.getByLabel("Uw naam").fill(name);
        page.getByLabel("Uw functie").fill("wethouder");
        page.getByLabel("Uw e-mailadres").fill(email);
        page.locator("[id='apply:send']").click();
    }

    /** Opens the link twice, as a mail scanner would, before the button is pressed. */
    private void confirm(Page page, String email) throws Exception {
        String link = MailReader.link(portal, email, "/organisation/confirm");
        page.navigate(link);
        page.navigate(link);
        portal.axe(page);
        portal.screenshot(page, "confirm");
        page.locator("[id='confirm:send']").click();
        assertThat(page.locator("main")).containsText("Uw e-mailadres is bevestigd");
        portal.axe(page);
    }
}
