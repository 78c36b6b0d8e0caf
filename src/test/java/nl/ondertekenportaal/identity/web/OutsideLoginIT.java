package nl.ondertekenportaal.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Keycloak;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Newcomer;
import nl.ondertekenportaal.harness.Portal;
import nl.ondertekenportaal.harness.ScriptedProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Logging in with eHerkenning, for which a Keycloak stands in, and with a provider that says what the test wants. */
@ResourceLock(Lane.DOOR)
class OutsideLoginIT {

    private static final String DUNEA = "99000003";

    @RegisterExtension
    static final Keycloak KEYCLOAK = new Keycloak();

    @RegisterExtension
    final Portal portal = new Portal();

    private final ScriptedProvider scripted = ScriptedProvider.get().reset();

    @Test
    void aStrangerAsksForAccessAndIsInvited() {
        Page vera = portal.open("/identity/login?from=/agreement/agreements");
        portal.axe(vera);
        portal.screenshot(vera, "login-providers");
        withKeycloak(vera, "vera");
        assertThat(vera.locator("main")).containsText("Dunea");
        assertThat(vera.locator("main")).containsText(DUNEA);
        assertThat(vera.locator("main")).containsText("000012345678");
        assertThat(vera.locator("main")).containsText("loa3");
        assertThat(vera.locator("main")).containsText("moet u uitnodigen");
        assertThat(vera.locator("[id='ask:name']")).hasValue(Pattern.compile("Vera"));
        portal.axe(vera);
        portal.screenshot(vera, "provider-ask");
        vera.locator("[id='ask:send']").click();
        assertThat(vera.locator(".field-wrong")).containsText("Vul dit veld in");
        vera.locator("[id='ask:function']").fill("medewerker incasso");
        vera.locator("[id='ask:send']").click();
        assertThat(vera.locator("main")).containsText("Uw verzoek is verstuurd");
        portal.axe(vera);
        assertThat(MailReader.body(portal, DemoLogin.DUNEA_ADMINISTRATOR, "vraagt om toegang"))
                .doesNotContain("Vera");

        String email = accepted("vera@voorbeeld.demo.invalid");
        Newcomer newcomer = Newcomer.activated(portal, email);
        withEHerkenning(vera, "/identity/login");
        // the invitation linked nothing
        assertThat(vera.locator("main")).containsText("kennen wij nog niet");
        assertThat(vera.locator("main")).containsText("Op de pagina Mijn account koppelt u");
        portal.axe(vera);
        Page own = newcomer.browser();
        link(own, newcomer.freshCode());
        own.locator("#username").waitFor();
        Keycloak.logIn(own, "vera");
        own.getByText("eHerkenning (proef) is gekoppeld").waitFor();
        withEHerkenning(vera, "/identity/login?from=/agreement/agreements");
        // level 3 is one factor
        vera.waitForURL(url -> url.contains("/identity/code"));
        DemoLogin.giveCode(vera, newcomer.freshCode());
        vera.waitForURL(url -> url.endsWith("/agreement/agreements"));
        vera.navigate(portal.baseUrl() + "/organisation/people");
        // an editor manages nobody
        assertThat(vera.locator("main")).containsText("hoort niet bij uw rol");
    }

    /** By the administrator, who chooses the role. */
    private String accepted(String email) {
        Page emma = portal.openElsewhere("/");
        DemoLogin.logIn(portal, emma, DemoLogin.DUNEA_ADMINISTRATOR);
        emma.navigate(portal.baseUrl() + "/organisation/people");
        portal.axe(emma);
        portal.screenshot(emma, "people-requests");
        emma.locator(".note a", new Page.LocatorOptions().setHasText("Vera")).click();
        assertThat(emma.locator("main")).containsText("eHerkenning (proef)");
        assertThat(emma.locator("main")).containsText("loa3");
        assertThat(emma.locator("main")).containsText(email);
        portal.axe(emma);
        portal.screenshot(emma, "access-request");
        String address = emma.url();
        emma.locator("[id='accept'] input[type=checkbox][value=EDITOR]").check();
        emma.locator("[id='accept:code']").fill("000000");
        emma.locator("[id='accept:send']").click();
        assertThat(emma.locator(".field-wrong")).containsText("klopt niet");
        assertThat(emma.locator("[id='accept'] input[value=EDITOR]")).isChecked();
        emma.locator("[id='accept:code']").fill(DemoLogin.freshCode(portal, emma, DemoLogin.DUNEA_ADMINISTRATOR));
        emma.locator("[id='accept:send']").click();
        assertThat(emma.locator("main")).containsText("De uitnodiging gaat naar");
        assertThat(emma.locator("main")).not().containsText("verzoek om toegang");
        emma.navigate(address);
        assertThat(emma.locator("main")).containsText("Deze persoon is uitgenodigd");
        Page anna = portal.openElsewhere("/");
        DemoLogin.logIn(portal, anna, DemoLogin.LEIDEN_ADMINISTRATOR);
        anna.navigate(address);
        // of another organisation
        assertThat(anna.locator("main")).not().containsText("Vera");
        return email;
    }

    @Test
    void whoIsLoggedInLinksAnAccountAndTakesItAwayAgain() {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.DUNEA_ADMINISTRATOR, "READER");
        Page page = noor.browser();
        link(page, "000000");
        page.locator(".field-wrong").waitFor();
        assertThat(page.locator(".field-wrong")).containsText("klopt niet");
        portal.axe(page);
        link(page, noor.freshCode());
        page.locator("#username").waitFor();
        Keycloak.logIn(page, "wim");
        page.waitForURL(url -> url.contains("/identity/security"));
        assertThat(page.locator("main")).containsText("eHerkenning (proef) is gekoppeld");
        assertThat(page.locator("main")).containsText("Dunea");
        assertThat(page.locator("main")).containsText("Nog niet");
        portal.axe(page);
        portal.screenshot(page, "security-providers");
        assertThat(MailReader.body(portal, noor.email(), "is eHerkenning (proef) gekoppeld"))
                .contains("niet zelf gedaan");
        page.locator("[id='logOut:send']").click();

        withEHerkenning(page, "/identity/login?from=/agreement/agreements");
        page.waitForURL(url -> url.endsWith("/agreement/agreements"));
        // level 4 is both factors
        assertThat(page.locator("main")).containsText("Overeenkomsten");
        page.navigate(portal.baseUrl() + "/identity/security");
        assertThat(page.locator("[id='linked:table']")).containsText("eHerkenning (proef)");
        assertThat(page.locator("[id='linked:table']")).not().containsText("Nog niet");
        page.locator("[id='linked:table'] button").click();
        assertThat(page.locator("main")).containsText("De koppeling is verwijderd");
        assertThat(page.locator("[id='linked:table']")).hasCount(0);
        page.locator("[id='logOut:send']").click();
        withEHerkenning(page, "/identity/login");
        assertThat(page.locator("main")).containsText("U hebt hier nog geen account");
    }

    private void link(Page page, String code) {
        page.navigate(portal.baseUrl() + "/identity/security");
        page.locator("[id='providers'] input[type=radio]").first().check();
        page.locator("[id='providers:code']").fill(code);
        page.locator("[id='providers:link']").click();
    }

    @Test
    void anAccountOfAnotherOrganisationIsNotLinked() {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.DUNEA_ADMINISTRATOR, "READER");
        Page page = noor.browser();
        link(page, noor.freshCode());
        page.locator("#username").waitFor();
        Keycloak.logIn(page, "xander");
        page.waitForURL(url -> url.contains("/identity/provider"));
        assertThat(page.locator("main")).containsText("van een andere organisatie");
        assertThat(page.locator("main")).containsText("99000004");
        portal.axe(page);
        portal.screenshot(page, "provider-other");
        page.navigate(portal.baseUrl() + "/identity/security");
        assertThat(page.locator("[id='linked:table']")).hasCount(0);
    }

    @Test
    void tooLowALevelAndAnIntermediaryAreExplained() {
        Page yara = portal.open("/");
        withKeycloak(yara, "/identity/login", "yara");
        assertThat(yara.locator("main")).containsText("niet betrouwbaar genoeg");
        assertThat(yara.locator("main")).containsText("loa2plus");
        portal.axe(yara);
        portal.screenshot(yara, "provider-level");
        Page tess = portal.openElsewhere("/");
        withKeycloak(tess, "/identity/login", "tess");
        assertThat(tess.locator("main")).containsText("intermediair");
        assertThat(tess.locator("main")).containsText("99000077");
        portal.axe(tess);
    }

    @Test
    void anOrganisationThatDoesNotTakePartIsLedToApplying() {
        Page zoe = portal.open("/");
        withKeycloak(zoe, "/identity/login", "zoe");
        assertThat(zoe.locator("main")).containsText("doet nog niet mee");
        assertThat(zoe.locator("main")).containsText("87654321");
        portal.axe(zoe);
        portal.screenshot(zoe, "provider-unknown");
        zoe.locator("main").getByText("Signaalpartner aanmelden").click();
        zoe.waitForURL(url -> url.contains("/organisation/apply-"));
    }

    @Test
    void whoHasNoRoleAnyMoreOrIsSuspendedDoesNotGetIn() throws SQLException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.DUNEA_ADMINISTRATOR, "READER");
        Page page = noor.browser();
        scripted.says(UUID.randomUUID().toString(), DUNEA);
        page.navigate(portal.baseUrl() + "/identity/security");
        page.locator("[id='providers'] input[type=radio]").last().check();
        page.locator("[id='providers:code']").fill(noor.freshCode());
        page.locator("[id='providers:link']").click();
        page.getByText("Proefdienst is gekoppeld").waitFor();
        page.locator("[id='logOut:send']").click();
        asOwner("update person set disabled_at = now() where email = '" + noor.email() + "'");
        withScripted(page, "/identity/login");
        assertThat(page.locator("main")).containsText("U hebt geen toegang meer");
        asOwner("update person set disabled_at = null where email = '" + noor.email() + "'");
        withScripted(page, "/identity/login?from=//evil.example.nl/x");
        page.waitForURL(url -> url.endsWith("/signing/inbox"));

        scripted.says("iemand-van-ennatuurlijk", "99000005");
        asOwner(
                "update organisation set suspended_at = now(), suspension_reason = 'proef' where name = 'Ennatuurlijk'");
        try {
            Page other = portal.openElsewhere("/");
            withScripted(other, "/identity/login");
            assertThat(other.locator("main")).containsText("Uw organisatie is geschorst");
            portal.axe(other);
        } finally {
            asOwner(
                    "update organisation set suspended_at = null, suspension_reason = null where name = 'Ennatuurlijk'");
        }
    }

    @Test
    void anAccountOfSomebodyElseIsNotTakenOver() {
        String subject = UUID.randomUUID().toString();
        for (String words : new String[] {"is gekoppeld", "is al van iemand anders"}) {
            Newcomer somebody = Newcomer.invitedBy(portal, DemoLogin.DUNEA_ADMINISTRATOR, "READER");
            Page page = somebody.browser();
            scripted.says(subject, DUNEA);
            page.navigate(portal.baseUrl() + "/identity/security");
            page.locator("[id='providers'] input[type=radio]").last().check();
            page.locator("[id='providers:code']").fill(somebody.freshCode());
            page.locator("[id='providers:link']").click();
            page.getByText(words).first().waitFor();
            assertThat(page.locator("main")).containsText(words);
        }
    }

    @Test
    void whoIsRefusedReadsSoAndBreakingOffIsNoFault() {
        String subject = UUID.randomUUID().toString();
        scripted.says(claim -> claim.subject(subject)
                .claim("kvk", DUNEA)
                .claim("level", "midden")
                .claim("name", "Ria Geweigerd (fictief)")
                .claim("email", "ria@voorbeeld.demo.invalid"));
        Page ria = portal.open("/");
        withScripted(ria, "/identity/login");
        ria.locator("[id='ask:function']").fill("onbekend");
        ria.locator("[id='ask:send']").click();
        Page emma = portal.openElsewhere("/");
        DemoLogin.logIn(portal, emma, DemoLogin.DUNEA_ADMINISTRATOR);
        emma.navigate(portal.baseUrl() + "/organisation/people");
        emma.locator(".note a", new Page.LocatorOptions().setHasText("Ria")).click();
        emma.locator("[id='refuse:send']").click();
        assertThat(emma.locator("main")).containsText("Het verzoek is afgewezen");
        withScripted(ria, "/identity/login");
        assertThat(ria.locator("main")).containsText("Uw verzoek is afgewezen");
        portal.axe(ria);
        scripted.refuses("access_denied");
        withScripted(ria, "/identity/login");
        assertThat(ria.locator("main")).containsText("afgebroken");
        assertThat(ria.locator("main")).containsText("Opnieuw met Proefdienst");
        portal.axe(ria);
        portal.screenshot(ria, "provider-cancelled");
        scripted.reset().says(subject, DUNEA);
        ria.getByText("Opnieuw met Proefdienst").click();
        assertThat(ria.locator("main")).containsText("Uw verzoek is afgewezen");
    }

    /** By keyboard: the providers are links below the form. */
    private void withKeycloak(Page page, String path, String name) {
        page.navigate(portal.baseUrl() + path);
        withKeycloak(page, name);
    }

    private void withKeycloak(Page page, String name) {
        page.getByText("Inloggen met eHerkenning (proef)").focus();
        page.keyboard().press("Enter");
        page.locator("#username").waitFor();
        Keycloak.logIn(page, name);
        page.waitForURL(url -> url.startsWith(portal.baseUrl()));
    }

    /** Who logged in there before is let through. */
    private void withEHerkenning(Page page, String path) {
        page.navigate(portal.baseUrl() + path);
        page.getByText("Inloggen met eHerkenning (proef)").click();
        page.waitForURL(url -> url.startsWith(portal.baseUrl()) && !url.contains("/identity/login"));
    }

    private void withScripted(Page page, String path) {
        page.navigate(portal.baseUrl() + path);
        page.getByText("Inloggen met Proefdienst").click();
        page.waitForURL(url -> url.startsWith(portal.baseUrl()) && !url.contains("/identity/login"));
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
