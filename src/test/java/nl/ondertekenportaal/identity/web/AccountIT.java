package nl.ondertekenportaal.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import nl.ondertekenportaal.harness.Authenticator;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Newcomer;
import nl.ondertekenportaal.harness.Portal;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One's own account: getting in, staying in, getting back in and getting out, and what somebody else may try. */
@ResourceLock(Lane.DOOR)
class AccountIT {

    private static final String ANOTHER = "vijf andere woorden op rij";

    /** Not what is hidden: the page holds the words for every case. */
    private static final LocatorAssertions.ContainsTextOptions SHOWN =
            new LocatorAssertions.ContainsTextOptions().setUseInnerText(true);

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void aForgottenPasswordIsReplacedByMailAndEveryLoginEnds() {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "EDITOR");
        Page work = noor.browser();
        Page page = portal.open("/identity/forgot");
        assertThat(asked(page, noor.email())).isEqualTo(asked(page, "niemand@voorbeeld.demo.invalid"));
        portal.axe(page);
        portal.screenshot(page, "forgot-asked");

        String link = MailReader.link(portal, noor.email(), "/identity/reset");
        assertThat(link).startsWith(portal.baseUrl() + "/identity/reset?token=");
        page.navigate(link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A"));
        assertThat(page.locator("main")).containsText("Deze link werkt niet");
        // a mail scanner opens it too
        page.navigate(link);
        page.navigate(link);
        choose(page, "password1234", "password1234");
        assertThat(page.locator(".field-wrong")).containsText("te makkelijk te raden");
        choose(page, ANOTHER, ANOTHER + "!");
        assertThat(page.locator(".field-wrong")).containsText("niet gelijk");
        portal.axe(page);
        choose(page, ANOTHER, ANOTHER);
        assertThat(page.locator("main")).containsText("Uw wachtwoord is gewijzigd");
        assertThat(MailReader.body(portal, noor.email(), "overal uitgelogd")).contains("Waarschuw dan meteen");

        work.navigate(portal.baseUrl() + "/agreement/agreements");
        assertThat(work.locator("main")).containsText("Uw wachtwoord is gewijzigd");
        portal.axe(work);
        DemoLogin.givePassword(page, noor.email(), Newcomer.PASSWORD);
        assertThat(page.locator("main")).containsText("klopt niet");
        DemoLogin.givePassword(page, noor.email(), ANOTHER);
        // the second factor is asked for
        page.waitForURL(url -> url.contains("/identity/code"));
        DemoLogin.giveCode(page, noor.freshCode());
        page.waitForURL(url -> url.endsWith("/signing/inbox"));

        page.navigate(link);
        assertThat(page.locator("main")).containsText("Deze link werkt niet");
    }

    @Test
    void nobodysMailboxIsFilledWithLinks() throws SQLException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "READER");
        Newcomer other = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "READER");
        Page page = portal.open("/identity/forgot");
        for (int i = 1; i <= 5; i++) {
            asked(page, noor.email());
        }
        asked(page, other.email());
        MailReader.link(portal, other.email(), "/identity/reset");
        Awaitility.await().until(() -> resetsFor(noor) == 3);
        assertThat(resetsFor(noor)).isEqualTo(3);
    }

    @Test
    void aRecoveryCodeConnectsANewAuthenticatorAndAnAdministratorConfirms() {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "SIGNATORY");
        assertThat(noor.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        Page work = noor.browser();
        Page page = portal.open("/identity/login");
        DemoLogin.givePassword(page, noor.email(), Newcomer.PASSWORD);
        page.getByText("Gebruik een herstelcode").click();
        portal.axe(page);
        portal.screenshot(page, "recover");
        String secret = recover(page, "0000-0000-0000-0000");
        assertThat(page.locator(".field-wrong")).containsText("klopt niet");
        // the same secret after a mistake
        assertThat(page.locator("#secret")).hasText(secret);
        recover(
                page,
                noor.recoveryCodes().get(3).toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        page.waitForURL(url -> url.contains("/identity/security"));
        assertThat(page.locator("main")).containsText("Uw nieuwe app is gekoppeld");
        assertThat(page.locator("main")).containsText("U kunt nu niet ondertekenen");
        assertThat(page.locator("main")).containsText("9 herstelcodes");
        portal.axe(page);
        portal.screenshot(page, "security-recovered");
        assertThat(MailReader.body(portal, noor.email(), "nieuwe app")).contains("Waarschuw dan meteen");
        assertThat(MailReader.body(portal, DemoLogin.LEIDEN_ADMINISTRATOR, noor.email()))
                .contains("Bel eerst");
        work.navigate(portal.baseUrl() + "/signing/inbox");
        assertThat(work.locator("main")).containsText("Uw account is hersteld met een nieuwe app");

        Page again = portal.openElsewhere("/identity/login");
        DemoLogin.givePassword(again, noor.email(), Newcomer.PASSWORD);
        again.getByText("Gebruik een herstelcode").click();
        recover(again, noor.recoveryCodes().get(3));
        // a code works once
        assertThat(again.locator(".field-wrong")).containsText("klopt niet");

        Page anna = portal.openElsewhere("/");
        DemoLogin.logIn(portal, anna, DemoLogin.LEIDEN_ADMINISTRATOR);
        anna.navigate(portal.baseUrl() + "/organisation/people");
        anna.locator("tr", new Page.LocatorOptions().setHasText(noor.email()))
                .locator("a")
                .click();
        assertThat(anna.locator("main")).containsText("Nog niet bevestigd");
        portal.axe(anna);
        portal.screenshot(anna, "person-unconfirmed");
        anna.locator("[id='confirm:code']").fill(DemoLogin.freshCode(portal, anna, DemoLogin.LEIDEN_ADMINISTRATOR));
        anna.locator("[id='confirm:send']").click();
        assertThat(anna.locator("main")).containsText("is bevestigd");
        assertThat(anna.locator("main")).not().containsText("Nog niet bevestigd");
        page.reload();
        assertThat(page.locator("main")).not().containsText("U kunt nu niet ondertekenen");
    }

    @Test
    void newRecoveryCodesNeedAFreshCodeAndReplaceTheOldOnes() throws IOException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "READER");
        Page page = noor.browser();
        page.navigate(portal.baseUrl() + "/identity/security");
        page.locator("[id='codes:code']").fill("000000");
        page.locator("[id='codes:send']").click();
        assertThat(page.locator(".field-wrong")).containsText("klopt niet");
        page.locator("[id='codes:code']").fill(noor.freshCode());
        page.locator("[id='codes:send']").click();
        Locator shown = page.locator(".recovery-codes code");
        assertThat(shown).hasCount(10);
        List<String> codes = shown.allInnerTexts();
        assertThat(codes).doesNotContainAnyElementsOf(noor.recoveryCodes());
        portal.axe(page);
        portal.screenshot(page, "security-codes");
        String file = Files.readString(
                page.waitForDownload(() -> page.locator("[id='download:send']").click())
                        .path());
        assertThat(file).contains(codes);
        page.navigate(portal.baseUrl() + "/identity/security");
        // shown once
        assertThat(page.locator(".recovery-codes")).hasCount(0);
    }

    @Test
    void aLoginIsEndedFromAnotherBrowser() {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "READER");
        Page lost = noor.browser();
        Page here = noor.browser();
        here.navigate(portal.baseUrl() + "/identity/security");
        assertThat(here.locator("[id='logins:table'] tbody tr")).hasCount(2);
        assertThat(here.locator("[id='logins:table']")).containsText("Chrome, Linux");
        assertThat(here.locator("[id='logins:table']")).containsText("deze sessie");
        portal.axe(here);
        portal.screenshot(here, "security");
        here.locator("[id='logins:table'] button").click();
        assertThat(here.locator("[id='logins:table'] tbody tr")).hasCount(1);
        lost.navigate(portal.baseUrl() + "/agreement/agreements");
        assertThat(lost.locator("main")).containsText("vanuit een andere browser");

        Page third = noor.browser();
        here.locator("[id='logins:endAll']").click();
        assertThat(here.locator(".navigation-login")).hasCount(1);
        third.navigate(portal.baseUrl() + "/agreement/agreements");
        assertThat(third.locator("main")).containsText("U hebt uitgelogd");
    }

    @Test
    void loggingOutLeavesNothingThatOpens() {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, DemoLogin.LEIDEN_READER);
        List<Cookie> cookies = page.context().cookies();
        Page thief = portal.openElsewhere("/");
        thief.context().addCookies(cookies);
        thief.navigate(portal.baseUrl() + "/agreement/agreements");
        // the cookie is what opens
        thief.waitForURL(url -> url.endsWith("/agreement/agreements"));
        page.locator("[id='logOut:send']").click();
        thief.navigate(portal.baseUrl() + "/agreement/agreements");
        thief.waitForURL(url -> url.contains("/identity/ended"));
    }

    @Test
    void loggingInGivesTheSessionAnotherId() {
        Page page = portal.open("/identity/login");
        String before = sessionId(page);
        DemoLogin.logIn(portal, page, DemoLogin.LEIDEN_READER);
        assertThat(sessionId(page)).isNotEqualTo(before);
        Page attacker = portal.openElsewhere("/");
        attacker.context()
                .addCookies(List.of(new Cookie("JSESSIONID", before)
                        .setUrl(portal.baseUrl())
                        .setHttpOnly(true)));
        attacker.navigate(portal.baseUrl() + "/agreement/agreements");
        attacker.waitForURL(url -> url.contains("/identity/"));
    }

    @Test
    void theTimeOutIsAnnouncedAndStayingKeepsWhatWasTyped() throws SQLException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "ADMINISTRATOR");
        Page page = noor.browser();
        page.navigate(portal.baseUrl() + "/organisation/people");
        page.locator("[id='invite:name']").fill("Half getypt");
        lastSeen(noor, "29 minutes 5 seconds");
        look(page);
        page.locator("#timeout[open]").waitFor();
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Blijf ingelogd");
        assertThat(page.locator("#timeout")).containsText("twee minuten");
        portal.axe(page);
        portal.screenshot(page, "timeout");
        page.keyboard().press("Enter");
        page.locator("#timeout:not([open])")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        assertThat(page.locator("[id='invite:name']")).hasValue("Half getypt");
        assertThat(page.request()
                        .get(portal.baseUrl() + "/identity/session/state")
                        .text())
                .contains("\"extendable\":true")
                .doesNotContain("\"seconds\":0");

        lastSeen(noor, "32 minutes");
        look(page);
        page.waitForURL(url -> url.contains("/identity/ended"));
        assertThat(page.locator("main")).containsText("een tijd niets gedaan");
        portal.axe(page);
        portal.screenshot(page, "ended");
        page.getByText("Log in en ga terug").click();
        DemoLogin.givePassword(page, noor.email(), Newcomer.PASSWORD);
        DemoLogin.giveCode(page, noor.freshCode());
        page.waitForURL(url -> url.endsWith("/organisation/people"));
        page.locator("#kept").waitFor();
        portal.axe(page);
        portal.screenshot(page, "kept");
        page.getByText("Zet het terug").click();
        assertThat(page.locator("[id='invite:name']")).hasValue("Half getypt");
        // no code is kept
        assertThat(page.locator("[id='invite:code']")).hasValue("");
        assertThat(kept(page)).as("offered once").isNull();
    }

    @Test
    void whatWasTypedIsKeptForTheSamePersonOnlyAndNotAfterLoggingOut() throws SQLException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "ADMINISTRATOR");
        Page page = noor.browser();
        page.navigate(portal.baseUrl() + "/organisation/people");
        page.locator("[id='invite:name']").fill("Van Noor");
        page.locator("[id='invite:code']").fill("123456");
        lastSeen(noor, "32 minutes");
        // a form that is sent too late
        page.locator("[id='invite:send']").click();
        page.waitForURL(url -> url.contains("/identity/ended"));
        page.locator("#kept-at-end").waitFor();
        assertThat(kept(page)).contains("Van Noor").doesNotContain("123456");
        DemoLogin.logIn(portal, page, DemoLogin.LEIDEN_ADMINISTRATOR);
        assertThat(kept(page)).as("somebody else").isNull();

        page.navigate(portal.baseUrl() + "/organisation/people");
        page.locator("[id='invite:name']").fill("Van Anna");
        page.locator("[id='logOut:send']").click();
        assertThat(kept(page)).as("logged out").isNull();
    }

    @Test
    void aPageThatLooksAgainByItselfIsNotSomebodyWhoIsThere() throws SQLException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "READER");
        Page page = noor.browser();
        lastSeen(noor, "29 minutes");
        String state = portal.baseUrl() + "/identity/session/state";
        ask(page, "form:poll");
        assertThat(seconds(page.request().get(state))).isLessThan(121);
        ask(page, "form:send");
        assertThat(seconds(page.request().get(state))).isGreaterThan(1700);
    }

    private void ask(Page page, String source) {
        page.request()
                .post(
                        portal.baseUrl() + "/agreement/agreements",
                        RequestOptions.create()
                                .setHeader("Faces-Request", "partial/ajax")
                                .setForm(FormData.create().set("jakarta.faces.source", source)));
    }

    private static @Nullable String kept(Page page) {
        return (String) page.evaluate("sessionStorage.getItem('portal.kept')");
    }

    @Test
    void afterTwelveHoursEverybodyLogsInAgain() throws SQLException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "READER");
        Page page = noor.browser();
        update(
                noor,
                "update login_session set started_at = now() - interval '11 hours 58 minutes 5 seconds' where person_id = ?");
        look(page);
        page.locator("#timeout[open]").waitFor();
        assertThat(page.locator("#timeout")).containsText("12 uur", SHOWN);
        assertThat(page.locator("#timeout")).not().containsText("Blijf ingelogd", SHOWN);
        portal.axe(page);
        update(noor, "update login_session set started_at = now() - interval '12 hours 1 minute' where person_id = ?");
        page.navigate(portal.baseUrl() + "/signing/inbox");
        page.waitForURL(url -> url.contains("/identity/ended"));
    }

    @Test
    void askingHowLongIsNotBeingThereAndOnlyOwnPagesStay() throws SQLException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "READER");
        Page page = noor.browser();
        lastSeen(noor, "29 minutes");
        String state = portal.baseUrl() + "/identity/session/state";
        page.request().get(state);
        assertThat(page.request().post(state).status()).isEqualTo(403);
        assertThat(seconds(page.request().get(state))).isLessThan(121);
        page.request().post(state, RequestOptions.create().setHeader("X-Requested-With", "portal"));
        assertThat(seconds(page.request().get(state))).isGreaterThan(1700);
    }

    @Test
    void wrongPasswordsMakeTheNextOneWaitAndTellNothing() {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "READER");
        Page page = portal.open("/identity/login");
        String unknown = refused(page, "niemand@voorbeeld.demo.invalid", Newcomer.PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertThat(refused(page, noor.email(), "niet het wachtwoord")).isEqualTo(unknown);
        }
        assertThat(refused(page, noor.email(), Newcomer.PASSWORD))
                .as("the right password has to wait too")
                .isEqualTo(unknown);
        assertThat(MailReader.body(portal, noor.email(), "verkeerd wachtwoord")).contains("Niemand is binnengekomen");
    }

    @Test
    void aFormThatWasNotAskedForChangesNothing() throws SQLException {
        Newcomer noor = Newcomer.invitedBy(portal, DemoLogin.LEIDEN_ADMINISTRATOR, "READER");
        Page page = noor.browser();
        Page other = portal.open("/identity/login");
        String foreign =
                other.locator("input[name='jakarta.faces.ViewState']").first().inputValue();
        page.navigate(portal.baseUrl() + "/identity/security");
        String own =
                page.locator("input[name='jakarta.faces.ViewState']").first().inputValue();
        String tampered = own.substring(0, own.length() - 1) + (own.endsWith("1") ? "2" : "1");
        for (String state : new String[] {"", foreign, tampered}) {
            endEveryLogin(page, state);
        }
        page.navigate(portal.baseUrl() + "/agreement/agreements");
        // still logged in
        page.waitForURL(url -> url.endsWith("/agreement/agreements"));
        endEveryLogin(page, own);
        page.navigate(portal.baseUrl() + "/agreement/agreements");
        // the form itself works
        page.waitForURL(url -> url.contains("/identity/"));
    }

    /** As the button of the page does by Ajax. @param state that the form would hold; empty for none */
    private void endEveryLogin(Page page, String state) {
        FormData form = FormData.create()
                .set("logins", "logins")
                .set("logins:endAll", "logins:endAll")
                .set("jakarta.faces.source", "logins:endAll")
                .set("jakarta.faces.partial.ajax", "true")
                .set("jakarta.faces.partial.execute", "@all");
        if (!state.isEmpty()) {
            form.set("jakarta.faces.ViewState", state);
        }
        page.request()
                .post(
                        portal.baseUrl() + "/identity/security",
                        RequestOptions.create()
                                .setHeader("Faces-Request", "partial/ajax")
                                .setForm(form));
    }

    @Test
    void nobodyIsLedToAnotherSite() throws IOException {
        Page page = portal.open("/identity/ended?from=https://elders.example.org/");
        assertThat(page.locator("main").innerHTML()).doesNotContain("elders.example.org");
        page.navigate(portal.baseUrl() + "/identity/login?from=//elders.example.org/x");
        DemoLogin.givePassword(page, DemoLogin.LEIDEN_READER, demoPassword());
        DemoLogin.giveCode(page, DemoLogin.freshCode(portal, page, DemoLogin.LEIDEN_READER));
        page.waitForURL(url -> url.equals(portal.baseUrl() + "/signing/inbox"));
        assertThat(answerTo("GET /identity/security HTTP/1.1\r\nHost: elders.example.org\r\nConnection: close\r\n\r\n"))
                .contains("/identity/login?from=")
                .doesNotContain("elders.example.org");
    }

    @Test
    void theFirstPersonOfNvvkGetsInWithTheLinkOfTheConsole() throws SQLException {
        String token = "eerste-" + java.util.UUID.randomUUID();
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement link = owner.prepareStatement("insert into mailed_link values"
                        + " (sha256(?::bytea), 'nvvk.first', '00000000-0000-0000-0000-000000000000',"
                        + " now() + interval '1 day', null)")) {
            link.setString(1, token);
            link.executeUpdate();
        }
        Page page = portal.open("/identity/first?token=" + token);
        assertThat(page.locator("main")).containsText("al iemand die kan inloggen");
        portal.axe(page);
        staffActivated("null");
        try {
            page.reload();
            portal.axe(page);
            portal.screenshot(page, "first");
            String email = "eerste@nvvk.voorbeeld.demo.invalid";
            page.locator("[id='first:name']").fill("Fleur Eerste (fictief)");
            page.locator("[id='first:function']").fill("directeur");
            page.locator("[id='first:email']").fill(email);
            String secret = page.locator("#secret").innerText();
            page.locator("[id='first:code']").fill(new Authenticator(secret).nextCode());
            page.locator("[id='first:password']").fill(ANOTHER);
            page.locator("[id='first:repeated']").fill(ANOTHER);
            page.locator("[id='first:send']").click();
            assertThat(page.locator(".recovery-codes code")).hasCount(10);
            page.navigate(portal.baseUrl() + "/identity/first?token=" + token);
            // once
            assertThat(page.locator("form[id='first']")).hasCount(0);
            page.navigate(portal.baseUrl() + "/identity/login");
            DemoLogin.givePassword(page, email, ANOTHER);
            DemoLogin.forgetUsedCodes(portal, email);
            DemoLogin.giveCode(page, new Authenticator(secret).nextCode());
            page.waitForURL(url -> url.endsWith("/organisation/applications"));
        } finally {
            staffActivated("now()");
        }
    }

    private String demoPassword() {
        Page people = portal.open("/demo/people");
        return people.locator("#password").innerText();
    }

    private String asked(Page page, String email) {
        page.navigate(portal.baseUrl() + "/identity/forgot");
        page.locator("[id='forgot:email']").fill(email);
        page.locator("[id='forgot:send']").click();
        assertThat(page.locator(".note-done")).containsText("Kijk in uw mailbox");
        return page.locator("main").innerText();
    }

    private static void choose(Page page, String password, String repeated) {
        page.locator("[id='reset:password']").fill(password);
        page.locator("[id='reset:repeated']").fill(repeated);
        page.locator("[id='reset:send']").click();
    }

    /** The secret of the new authenticator. */
    private static String recover(Page page, String code) {
        String secret = page.locator("#secret").innerText();
        page.locator("[id='recover:recovery']").fill(code);
        page.locator("[id='recover:code']").fill(new Authenticator(secret).nextCode());
        page.locator("[id='recover:send']").click();
        return secret;
    }

    private String refused(Page page, String email, String password) {
        page.navigate(portal.baseUrl() + "/identity/login");
        DemoLogin.givePassword(page, email, password);
        assertThat(page.locator("main")).containsText("klopt niet");
        return page.locator("main").innerText();
    }

    /** As when somebody comes back to this tab. */
    private static void look(Page page) {
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    }

    private static String sessionId(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    private static int seconds(APIResponse state) {
        return Integer.parseInt(state.text().replaceAll(".*\"seconds\":(\\d+).*", "$1"));
    }

    private void lastSeen(Newcomer somebody, String ago) throws SQLException {
        update(somebody, "update login_session set last_seen_at = now() - interval '" + ago + "' where person_id = ?");
    }

    private void update(Newcomer somebody, String sql) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement update = owner.prepareStatement(
                        sql.replace("person_id = ?", "person_id = (select id from person where email = ?)"))) {
            update.setString(1, somebody.email());
            assertThat(update.executeUpdate()).isPositive();
        }
    }

    private void staffActivated(String when) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement update = owner.prepareStatement("update person set activated_at = " + when
                        + " where id in (select person_id from membership where role = 'NVVK_STAFF')")) {
            update.executeUpdate();
        }
    }

    private int resetsFor(Newcomer somebody) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement count = owner.prepareStatement("select count(*) from mailed_link where purpose ="
                        + " 'password.reset' and subject = (select id from person where email = ?)")) {
            count.setString(1, somebody.email());
            try (ResultSet links = count.executeQuery()) {
                links.next();
                return links.getInt(1);
            }
        }
    }

    private String answerTo(String request) throws IOException {
        URI address = URI.create(portal.baseUrl());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.substring(0, answer.indexOf("\r\n\r\n"));
        }
    }
}
