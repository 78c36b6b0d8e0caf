package nl.ondertekenportaal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.harness.Authenticator;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Keyboard;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.OwnPortal;
import nl.ondertekenportaal.harness.Portal;
import nl.ondertekenportaal.harness.VirtualPasskey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The whole life of a signal partner and its people without a mouse: by Tab, Space, arrows, Enter and typing, and by the links in mails. From being
 * refused to an authority that ends.
 */
@ResourceLock(Lane.OWN)
class LifeByKeyboardIT {

    private static final String PARTNER = "Watervoorbeeld BV (fictief)";
    private static final String ADMINISTRATOR = "wim.water@watervoorbeeld.demo.invalid";
    private static final String SIGNATORY = "sara.water@watervoorbeeld.demo.invalid";
    private static final String PASSWORD = "vier kleine woorden samen";
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final LocalDate TODAY = LocalDate.now(LegalCalendar.ZONE);

    @RegisterExtension
    static final OwnPortal OWN = OwnPortal.quiet("life");

    @RegisterExtension
    final Portal portal = new Portal(OWN);

    @Test
    void fromARefusalToAnAuthorityThatEnded() {
        Keyboard applicant = somebody();
        Keyboard nvvk = somebody();
        logInAtNvvk(nvvk);
        apply(applicant);
        refuse(nvvk);
        applyAgain(applicant);
        admit(nvvk);

        Account wim = activate(applicant, ADMINISTRATOR);
        logIn(applicant, wim);
        VirtualPasskey device = addPasskey(applicant, wim);
        logInWithPasskey(applicant);
        device.lose();
        Keyboard elsewhere = somebody();
        Account recovered = recover(elsewhere, wim);
        cannotInviteYet(elsewhere, recovered);
        confirmThatItIsHim(nvvk);

        invite(elsewhere, recovered);
        Keyboard colleague = somebody();
        Account sara = activate(colleague, SIGNATORY);
        recordAuthorityOfSara(elsewhere, recovered);
        confirmAuthority(nvvk);
        offerTo(elsewhere, "Leiden");
        logIn(colleague, sara);
        sign(colleague, "Leiden", sara);

        offerTo(elsewhere, "Delft");
        showToSign(colleague, "Delft");
        twoMonthsPass(somebody());
        signsNoLonger(colleague, sara);
    }

    /** What somebody logs in with. */
    private record Account(String email, String secret, List<String> recoveryCodes) {

        String freshCode(Portal portal) {
            DemoLogin.forgetUsedCodes(portal, email);
            return new Authenticator(secret).nextCode();
        }
    }

    private Keyboard somebody() {
        return new Keyboard(portal.openElsewhere("/"));
    }

    private void go(Keyboard keys, String path) {
        keys.page().navigate(portal.baseUrl() + path);
    }

    /** By the menu, as somebody does who does not know the address. */
    private static void goByMenu(Keyboard keys, String item) {
        keys.enter(keys.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Hoofdmenu"))
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(item).setExact(true)));
        assertThat(keys.page().locator("h1")).isVisible();
    }

    private static Locator id(Keyboard keys, String id) {
        return keys.page().locator("[id='" + id + "']");
    }

    private static Locator main(Keyboard keys) {
        return keys.page().locator("main");
    }

    private static Locator link(Keyboard keys, String name) {
        return main(keys)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator button(Keyboard keys, String name) {
        return main(keys)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void givePasswordAndCode(Keyboard keys, String email, String password, Supplier<String> code) {
        go(keys, "/identity/login");
        keys.type(id(keys, "login:email"), email);
        keys.type(id(keys, "login:password"), password);
        keys.page().keyboard().press("Enter");
        keys.type(id(keys, "login:code"), code.get());
        keys.page().keyboard().press("Enter");
        keys.page().waitForURL(url -> !url.contains("/identity/"));
    }

    private void logInAtNvvk(Keyboard keys) {
        go(keys, "/demo/people");
        String password = keys.page().locator("#password").innerText();
        givePasswordAndCode(keys, DemoLogin.NVVK_STAFF, password, () -> nvvkCode(keys));
    }

    private String nvvkCode(Keyboard keys) {
        return DemoLogin.freshCode(portal, keys.page(), DemoLogin.NVVK_STAFF);
    }

    private void logIn(Keyboard keys, Account account) {
        givePasswordAndCode(keys, account.email(), PASSWORD, () -> account.freshCode(portal));
    }

    private void apply(Keyboard keys) {
        go(keys, "/organisation/apply-partner");
        keys.choose(id(keys, "apply:partner"), "Mijn organisatie staat er niet bij");
        keys.type(id(keys, "apply:legalName"), PARTNER);
        keys.tick(id(keys, "apply").locator("input[type=checkbox][value=DRINKING_WATER]"));
        keys.type(id(keys, "apply:kvk"), "99000457");
        keys.type(id(keys, "apply:name"), "Wim Water (fictief)");
        keys.type(id(keys, "apply:function"), "directeur");
        keys.type(id(keys, "apply:email"), ADMINISTRATOR);
        send(keys, "");
    }

    /** @param before the link that was mailed the last time */
    private void send(Keyboard keys, String before) {
        keys.enter(id(keys, "apply:send"));
        keys.page().waitForURL("**/organisation/applied");
        keys.page()
                .waitForCondition(() -> !MailReader.link(portal, ADMINISTRATOR, "/organisation/confirm")
                        .equals(before));
        keys.page().navigate(MailReader.link(portal, ADMINISTRATOR, "/organisation/confirm"));
        keys.enter(id(keys, "confirm:send"));
        assertThat(main(keys).locator(".note-done")).isVisible();
    }

    private void refuse(Keyboard keys) {
        goByMenu(keys, "Aanmeldingen");
        keys.enter(link(keys, PARTNER));
        keys.type(id(keys, "refuse:reason"), "Wij missen een uittreksel (fictief).");
        keys.enter(id(keys, "refuse:send"));
        assertThat(keys.page().locator("body")).containsText(PARTNER + " is niet toegelaten.");
    }

    private void applyAgain(Keyboard keys) {
        String confirmed = MailReader.link(portal, ADMINISTRATOR, "/organisation/confirm");
        keys.page().navigate(MailReader.link(portal, ADMINISTRATOR, "/organisation/status"));
        assertThat(main(keys)).containsText("Wij missen een uittreksel (fictief).");
        keys.enter(id(keys, "again:send"));
        assertThat(id(keys, "apply:legalName")).hasValue(PARTNER);
        send(keys, confirmed);
    }

    private void admit(Keyboard keys) {
        goByMenu(keys, "Aanmeldingen");
        keys.enter(link(keys, PARTNER));
        keys.enter(id(keys, "admit:send"));
        assertThat(keys.page().locator("body")).containsText("is toegelaten");
    }

    private Account activate(Keyboard keys, String email) {
        keys.page().navigate(MailReader.link(portal, email, "/identity/activate"));
        String secret = keys.page().locator("#secret").innerText();
        keys.type(id(keys, "activate:code"), new Authenticator(secret).nextCode());
        keys.type(id(keys, "activate:password"), PASSWORD);
        keys.type(id(keys, "activate:repeated"), PASSWORD);
        keys.enter(id(keys, "activate:send"));
        assertThat(keys.page().locator(".recovery-codes code")).hasCount(10);
        return new Account(
                email, secret, keys.page().locator(".recovery-codes code").allInnerTexts());
    }

    private VirtualPasskey addPasskey(Keyboard keys, Account account) {
        VirtualPasskey device = VirtualPasskey.in(keys.page());
        keys.enter(keys.page().getByText("Mijn account", new Page.GetByTextOptions().setExact(true)));
        keys.type(id(keys, "addPasskey:name"), "Telefoon (fictief)");
        keys.type(id(keys, "addPasskey:code"), account.freshCode(portal));
        keys.enter(id(keys, "addPasskey:send"));
        keys.enter(keys.page().locator("[data-passkey=make]"));
        assertThat(keys.page().locator("body")).containsText("De passkey Telefoon (fictief) is toegevoegd");
        return device;
    }

    private void logInWithPasskey(Keyboard keys) {
        keys.enter(id(keys, "logOut:send"));
        keys.page().locator(".navigation-login").waitFor();
        go(keys, "/identity/login");
        keys.enter(keys.page().locator("[data-passkey=login]"));
        keys.page().waitForURL(url -> url.endsWith("/signing/inbox"));
    }

    /** The telephone is gone, with the passkey and the app; a recovery code is left. */
    private Account recover(Keyboard keys, Account lost) {
        go(keys, "/identity/login");
        keys.type(id(keys, "login:email"), lost.email());
        keys.type(id(keys, "login:password"), PASSWORD);
        keys.page().keyboard().press("Enter");
        keys.enter(link(keys, "Geen app meer?"));
        keys.type(id(keys, "recover:recovery"), lost.recoveryCodes().getFirst());
        String secret = keys.page().locator("#secret").innerText();
        keys.type(id(keys, "recover:code"), new Authenticator(secret).nextCode());
        keys.enter(id(keys, "recover:send"));
        keys.page().waitForURL("**/identity/security?recovered=true");
        return new Account(lost.email(), secret, lost.recoveryCodes());
    }

    private void cannotInviteYet(Keyboard keys, Account account) {
        fillInInvitation(keys, account);
        assertThat(keys.page().locator("body")).containsText("U hebt uw account hersteld");
    }

    private void confirmThatItIsHim(Keyboard keys) {
        goByMenu(keys, "Organisaties");
        keys.enter(link(keys, PARTNER));
        keys.enter(link(keys, "Wim Water"));
        keys.type(id(keys, "confirm:code"), nvvkCode(keys));
        keys.enter(id(keys, "confirm:send"));
        assertThat(main(keys)).containsText("is bevestigd");
    }

    private void invite(Keyboard keys, Account account) {
        fillInInvitation(keys, account);
        assertThat(id(keys, "people")).containsText(SIGNATORY);
    }

    private void fillInInvitation(Keyboard keys, Account account) {
        goByMenu(keys, "Medewerkers");
        keys.type(id(keys, "invite:name"), "Sara Water (fictief)");
        keys.type(id(keys, "invite:function"), "bestuurder");
        keys.type(id(keys, "invite:email"), SIGNATORY);
        keys.tick(id(keys, "invite").locator("input[type=checkbox][value=SIGNATORY]"));
        keys.type(id(keys, "invite:code"), account.freshCode(portal));
        keys.enter(id(keys, "invite:send"));
    }

    private void recordAuthorityOfSara(Keyboard keys, Account account) {
        goByMenu(keys, "Tekenbevoegdheid");
        keys.type(id(keys, "add:body"), "de algemene vergadering");
        keys.type(id(keys, "add:decided"), TYPED.format(TODAY));
        keys.type(id(keys, "add:reference"), "besluit 12 (fictief)");
        keys.choose(id(keys, "add:person"), "Sara Water (fictief), bestuurder");
        keys.choose(id(keys, "add").locator("input[type=radio][value=POWER_OF_ATTORNEY]"));
        keys.type(id(keys, "add:to"), TYPED.format(TODAY.plusMonths(1)));
        keys.type(id(keys, "add:code"), account.freshCode(portal));
        keys.enter(id(keys, "add:record"));
        assertThat(keys.page().locator("body")).containsText("De tekenbevoegdheid is vastgelegd");
    }

    private void confirmAuthority(Keyboard keys) {
        goByMenu(keys, "Bevoegdheden");
        keys.enter(link(keys, "Sara Water"));
        keys.type(id(keys, "confirm:code"), nvvkCode(keys));
        keys.enter(id(keys, "confirm:send"));
        assertThat(keys.page().locator("body")).containsText("De tekenbevoegdheid is bevestigd");
    }

    private void offerTo(Keyboard keys, String municipality) {
        goByMenu(keys, "Nieuwe overeenkomst");
        keys.tick(keys.page().getByLabel(municipality + " kiezen"));
        keys.enter(button(keys, "Controleren"));
        keys.enter(button(keys, "1 overeenkomst aanbieden"));
        keys.page().waitForURL("**/agreement/offered?batch=*");
    }

    /** The list, once the document is made in the background. */
    private void showToSign(Keyboard keys, String counterparty) {
        Locator box = keys.page().getByLabel("Overeenkomst met " + counterparty + " kiezen");
        keys.page().waitForCondition(() -> {
            go(keys, "/signing/inbox");
            return box.isVisible();
        });
        keys.tick(box);
        keys.enter(button(keys, "Gekozen ondertekenen (1)"));
        id(keys, "authorise:code").waitFor();
    }

    private void sign(Keyboard keys, String counterparty, Account account) {
        showToSign(keys, counterparty);
        giveCode(keys, account);
        assertThat(main(keys)).containsText("Klaar: 1 overeenkomst ondertekend");
    }

    private void giveCode(Keyboard keys, Account account) {
        keys.type(id(keys, "authorise:code"), account.freshCode(portal));
        keys.enter(id(keys, "authorise:sign"));
    }

    private void twoMonthsPass(Keyboard keys) {
        go(keys, "/demo/clock");
        for (int months = 1; months <= 2; months++) {
            String before = keys.page().locator("#day").innerText();
            keys.enter(id(keys, "further:aMonth"));
            assertThat(keys.page().locator("#day")).not().hasText(before);
        }
    }

    /** Not with the list that was shown when the authority still held, and not with another one. */
    private void signsNoLonger(Keyboard keys, Account account) {
        giveCode(keys, account);
        assertThat(keys.page().locator("body")).containsText("Voor u is geen tekenbevoegdheid vastgelegd");
        go(keys, "/signing/inbox");
        assertThat(main(keys)).containsText("U kunt nu niets tekenen");
        assertThat(id(keys, "inbox:sign")).isHidden();
    }
}
