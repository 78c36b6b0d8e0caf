package nl.ondertekenportaal.organisation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Newcomer;
import nl.ondertekenportaal.harness.Portal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The people of an organisation, and its suspension: what is changed holds at the next request of whom it concerns. */
@ResourceLock(Lane.DOOR)
class PeopleIT {

    private static final String ANNA = DemoLogin.LEIDEN_ADMINISTRATOR;
    private static final String NADIA = DemoLogin.NVVK_STAFF;

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void aChangedRoleHoldsAtTheNextRequest() {
        Newcomer noor = Newcomer.invitedBy(portal, ANNA, "EDITOR");
        Page work = noor.browser();
        assertThat(status(work, "/agreement/offer")).isEqualTo(200);
        Page anna = personPage(ANNA, noor.email());
        portal.axe(anna);
        portal.screenshot(anna, "person");
        anna.locator("[id='roles'] input[value=EDITOR]").uncheck();
        changeRoles(anna, ANNA);
        // a role at least
        assertThat(anna.locator(".field-wrong")).isVisible();
        anna.locator("[id='roles'] input[value=READER]").check();
        changeRoles(anna, ANNA);
        assertThat(anna.locator("main")).containsText("zijn gewijzigd");
        assertThat(anna.locator("main")).containsText("Lezer");
        assertThat(status(work, "/agreement/offer")).isEqualTo(403);
        assertThat(MailReader.body(portal, noor.email(), "rollen gewijzigd")).contains("lezer");
    }

    @Test
    void whoIsDeactivatedIsOutAtTheNextRequestAndCanBeLetInAgain() {
        Newcomer noor = Newcomer.invitedBy(portal, ANNA, "READER");
        Page work = noor.browser();
        Page anna = personPage(ANNA, noor.email());
        anna.locator("[id='disable:send']").click();
        assertThat(anna.locator("main")).containsText("is uitgeschakeld");
        portal.axe(anna);
        work.navigate(portal.baseUrl() + "/agreement/agreements");
        assertThat(work.locator("main")).containsText("geen toegang meer");
        work.navigate(portal.baseUrl() + "/identity/login");
        DemoLogin.givePassword(work, noor.email(), Newcomer.PASSWORD);
        DemoLogin.giveCode(work, noor.freshCode());
        assertThat(work.locator("main")).containsText("geen enkele organisatie");
        anna.locator("[id='enable:send']").click();
        noor.logIn(work);
        work.waitForURL(url -> url.endsWith("/signing/inbox"));
    }

    @Test
    void anOrganisationKeepsAnAdministrator() {
        Page daan = personPage(DemoLogin.DELFT_ADMINISTRATOR, DemoLogin.DELFT_ADMINISTRATOR);
        daan.locator("[id='roles'] input[value=ADMINISTRATOR]").uncheck();
        changeRoles(daan, DemoLogin.DELFT_ADMINISTRATOR);
        assertThat(daan.locator("main")).containsText("de laatste die anderen kan toelaten");
        daan.locator("[id='disable:send']").click();
        assertThat(daan.locator("main")).containsText("de laatste die anderen kan toelaten");
        daan.reload();
        assertThat(daan.locator("[id='roles'] input[value=ADMINISTRATOR]")).isChecked();
        // not for oneself
        assertThat(daan.locator("form[id='restore']")).hasCount(0);
    }

    @Test
    void rolesNeedAFreshCode() {
        Newcomer noor = Newcomer.invitedBy(portal, ANNA, "READER");
        Page anna = personPage(ANNA, noor.email());
        String address = anna.url();
        anna.locator("[id='roles'] input[value=SIGNATORY]").check();
        anna.locator("[id='roles:code']").fill("000000");
        anna.locator("[id='roles:send']").click();
        assertThat(anna.locator(".field-wrong")).containsText("klopt niet");
        // what was chosen is still there
        assertThat(anna.locator("[id='roles'] input[value=SIGNATORY]")).isChecked();
        anna.navigate(address);
        assertThat(anna.locator("[id='roles'] input[value=SIGNATORY]")).not().isChecked();
    }

    @Test
    void whoBelongsToAnotherOrganisationIsNotShown() {
        Page anna = loggedIn(ANNA);
        Newcomer.invite(portal, anna, ANNA, DemoLogin.LEIDEN_READER, "READER");
        assertThat(anna.locator(".field-wrong")).containsText("hoort al bij uw organisatie");
        assertThat(anna.locator("[id='invite:name']")).hasValue("Noor Nieuw (fictief)");
        portal.axe(anna);

        Page emma = personPage(DemoLogin.DUNEA_ADMINISTRATOR, DemoLogin.DUNEA_ADMINISTRATOR);
        String address = emma.url().substring(portal.baseUrl().length());
        assertThat(status(anna, address)).isEqualTo(404);
        assertThat(status(anna, "/organisation/person?id=" + UUID.randomUUID())).isEqualTo(404);
        assertThat(status(anna, "/organisation/person?id=x")).isEqualTo(404);
        assertThat(status(loggedIn(DemoLogin.LEIDEN_EDITOR), address)).isEqualTo(403);
        assertThat(status(loggedIn(DemoLogin.NVVK_AUDITOR), address)).isEqualTo(403);
    }

    @Test
    void aMissedInvitationIsSentAgainAndTheOldLinkIsVoid() {
        String email = "later." + UUID.randomUUID() + "@voorbeeld.demo.invalid";
        Page anna = loggedIn(ANNA);
        Newcomer.invite(portal, anna, ANNA, email, "READER");
        assertThat(anna.locator("main")).containsText("De uitnodiging gaat naar " + email);
        portal.axe(anna);
        portal.screenshot(anna, "people");
        String first = MailReader.link(portal, email, "/identity/activate");
        anna.locator("tr", new Page.LocatorOptions().setHasText(email))
                .locator("a")
                .click();
        anna.locator("[id='inviteAgain:send']").click();
        Awaitility.await()
                .until(() ->
                        !MailReader.link(portal, email, "/identity/activate").equals(first));
        Page page = portal.open("/");
        page.navigate(first);
        assertThat(page.locator("main")).containsText("Deze link werkt niet");
        anna.locator("[id='inviteAgain:send']").click();
        Awaitility.await().until(() -> MailReader.count(portal, email, "/identity/activate") == 3);
        anna.locator("[id='inviteAgain:send']").click();
        assertThat(anna.locator("main")).containsText("vandaag al drie uitnodigingen");
        assertThat(MailReader.count(portal, email, "/identity/activate")).isEqualTo(3);
        Newcomer.activated(portal, email).browser();
    }

    @Test
    void theFirstAdministratorIsInvitedAgainByNvvk() {
        String email = "eerste." + UUID.randomUUID() + "@voorbeeld.demo.invalid";
        Page page = portal.open("/organisation/apply-municipality");
        page.locator("[id='apply:municipality']").selectOption(new SelectOption().setLabel("Gouda"));
        page.getByLabel("Uw naam").fill("Gijs Eerste (fictief)");
        page.getByLabel("Uw functie").fill("wethouder");
        page.getByLabel("Uw e-mailadres").fill(email);
        page.locator("[id='apply:send']").click();
        page.navigate(MailReader.link(portal, email, "/organisation/confirm"));
        page.locator("[id='confirm:send']").click();
        Page nadia = loggedIn(NADIA);
        nadia.navigate(portal.baseUrl() + "/organisation/applications");
        nadia.getByText("Gouda").click();
        nadia.waitForURL("**/organisation/application?id=*");
        String application = nadia.url();
        nadia.locator("[id='admit:send']").click();
        String first = MailReader.link(portal, email, "/identity/activate");
        nadia.navigate(application);
        portal.axe(nadia);
        nadia.locator("[id='inviteAgain:send']").click();
        Awaitility.await()
                .until(() ->
                        !MailReader.link(portal, email, "/identity/activate").equals(first));
        Newcomer gijs = Newcomer.activated(portal, email);
        nadia.navigate(application);
        // no more
        assertThat(nadia.locator("form[id='inviteAgain']")).hasCount(0);
        assertThat(status(gijs.browser(), "/organisation/people")).isEqualTo(200);
    }

    @Test
    void nvvkInvitesAnAuditorOfItsOwn() {
        Newcomer auditor = Newcomer.invitedBy(portal, NADIA, "NVVK_AUDITOR");
        Page page = auditor.browser();
        assertThat(status(page, "/log/log")).isEqualTo(200);
        assertThat(status(page, "/organisation/people")).isEqualTo(403);
        Page nadia = loggedIn(NADIA);
        nadia.navigate(portal.baseUrl() + "/organisation/people");
        assertThat(nadia.locator("[id='invite']")).containsText("Auditor NVVK");
        assertThat(nadia.locator("[id='invite']")).not().containsText("Ondertekenaar");
        portal.axe(nadia);
    }

    @Test
    void aRestoreLinkSetsUpEverythingAnew() throws SQLException {
        Newcomer noor = Newcomer.invitedBy(portal, ANNA, "SIGNATORY");
        giveOtherWaysIn(noor.email());
        Page work = noor.browser();
        Page anna = personPage(ANNA, noor.email());
        anna.locator("[id='restore:code']").fill(DemoLogin.freshCode(portal, anna, ANNA));
        anna.locator("[id='restore:send']").click();
        assertThat(anna.locator("main")).containsText("Er gaat een herstellink");
        MailReader.body(portal, noor.email(), "nieuw wachtwoord");
        assertThat(status(work, "/agreement/agreements"))
                .as("the link alone changes nothing")
                .isEqualTo(200);
        assertThat(otherWaysIn(noor.email())).isEqualTo(3);
        Newcomer restored = Newcomer.activated(portal, noor.email());
        assertThat(otherWaysIn(noor.email())).as("all that led in before").isZero();
        assertThat(restored.secret()).isNotEqualTo(noor.secret());
        work.navigate(portal.baseUrl() + "/agreement/agreements");
        work.waitForURL(url -> url.contains("/identity/ended"));
        Page page = restored.browser();
        page.navigate(portal.baseUrl() + "/identity/security");
        assertThat(page.locator("main")).containsText("U kunt nu niet ondertekenen");
    }

    @Test
    void aSuspendedOrganisationIsOutAtTheNextRequestAndReadsWhy() throws SQLException {
        Page daan = loggedIn(DemoLogin.DELFT_ADMINISTRATOR);
        Page nadia = loggedIn(NADIA);
        nadia.navigate(portal.baseUrl() + "/organisation/organisations?name=delf&kind=MUNICIPALITY&suspended=false");
        portal.axe(nadia);
        portal.screenshot(nadia, "organisations");
        nadia.locator("[id='organisations']").getByText("Delft").click();
        nadia.locator("[id='suspend:send']").click();
        assertThat(nadia.locator(".field-wrong")).hasCount(2);
        nadia.locator("[id='suspend:ground']").selectOption("OTHER");
        nadia.locator("[id='suspend:reason']").fill("De <b>tekenbevoegdheid</b> klopt niet.");
        nadia.locator("[id='suspend:send']").click();
        try {
            assertThat(nadia.locator("main")).containsText("Delft is geschorst");
            portal.axe(nadia);
            portal.screenshot(nadia, "organisation-suspended");
            daan.navigate(portal.baseUrl() + "/agreement/offer");
            assertThat(daan.locator("main")).containsText("is geschorst");
            assertThat(daan.locator("main")).containsText("De <b>tekenbevoegdheid</b> klopt niet.");
            assertThat(daan.locator("main")).containsText("toelating@nvvk.demo.invalid");
            portal.axe(daan);
            portal.screenshot(daan, "ended-suspended");
            assertThat(daan.locator("main a[href*='/identity/login']")).hasCount(0);
            assertThat(MailReader.body(portal, "vroegsignalering@delft.demo.invalid", "geschorst"))
                    .contains("tekenbevoegdheid");
            DemoLogin.logInInVain(portal, daan, DemoLogin.DELFT_ADMINISTRATOR);
            assertThat(daan.locator("main")).containsText("Delft is geschorst door de NVVK");
            Page anna = loggedIn(ANNA);
            assertThat(status(anna, "/organisation/organisations")).isEqualTo(403);
            nadia.navigate(portal.baseUrl() + "/organisation/organisations?suspended=true");
            assertThat(nadia.locator("[id='organisations']")).containsText("Delft");
            assertThat(nadia.locator("[id='organisations']")).not().containsText("Leiden");
            Page auditor = loggedIn(DemoLogin.NVVK_AUDITOR);
            auditor.navigate(portal.baseUrl() + "/organisation/organisations");
            auditor.getByText("Delft").click();
            assertThat(auditor.locator("main")).containsText("De <b>tekenbevoegdheid</b> klopt niet.");
            // an auditor reads
            assertThat(auditor.locator("main form")).hasCount(0);
        } finally {
            nadia.navigate(portal.baseUrl() + "/organisation/organisations?suspended=true");
            nadia.locator("[id='organisations']").getByText("Delft").click();
            nadia.locator("[id='propose:reason']").fill("Uitgezocht (fictief)");
            nadia.locator("[id='propose:send']").click();
            assertThat(nadia.locator("main")).containsText("Een collega moet het bevestigen.");
            // not by who proposed it
            assertThat(nadia.locator("[id='resume:send']")).hasCount(0);
            portal.axe(nadia);
            portal.screenshot(nadia, "organisation-lift");
            nadia.locator("[id='resume:reject']").click();
            aColleagueProposesToLift("Delft");
            nadia.navigate(nadia.url());
            nadia.locator("[id='resume:send']").click();
        }
        assertThat(nadia.locator("main")).containsText("De schorsing van Delft is opgeheven");
        assertThat(status(loggedIn(DemoLogin.DELFT_ADMINISTRATOR), "/signing/inbox"))
                .isEqualTo(200);
    }

    /** A passkey, one that is being added, and an account at a provider. */
    private void giveOtherWaysIn(String email) throws SQLException {
        for (String sql : new String[] {"""
                insert into passkey (id, person_id, credential_id, public_key, sign_count, name, created_at)
                select gen_random_uuid(), id, uuid_send(gen_random_uuid()), '\\x01', 0, 'laptop', now()
                from person where email = ?""", """
                insert into passkey_challenge (challenge, kind, person_id, what, content, nonce, expires_at)
                select uuid_send(gen_random_uuid()), 'REGISTER', id, 'passkey.add', '\\x01', '\\x01', now() + interval '1 day'
                from person where email = ?""", """
                insert into provider_account (id, account_hash, provider, person_id, organisation_id, linked_at)
                select gen_random_uuid(), uuid_send(gen_random_uuid()), 'proef', id,
                       (select id from organisation order by name limit 1), now()
                from person where email = ?"""}) {
            try (Connection owner = portal.connectAsOwner();
                    PreparedStatement insert = owner.prepareStatement(sql)) {
                insert.setString(1, email);
                insert.executeUpdate();
            }
        }
    }

    private int otherWaysIn(String email) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement count = owner.prepareStatement("""
                        select (select count(*) from passkey where person_id = p.id)
                             + (select count(*) from passkey_challenge where person_id = p.id)
                             + (select count(*) from provider_account where person_id = p.id)
                        from person p where email = ?""")) {
            count.setString(1, email);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void aColleagueProposesToLift(String name) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement insert = owner.prepareStatement("""
                        insert into admission_measure (id, organisation_id, kind, reason, recorded_at, recorded_by)
                        select gen_random_uuid(), id, 'LIFT_PROPOSED', 'Uitgezocht (fictief)', now(), gen_random_uuid()
                        from organisation where name = ?""")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    private Page loggedIn(String email) {
        Page page = portal.openElsewhere("/");
        DemoLogin.logIn(portal, page, email);
        return page;
    }

    private Page personPage(String administrator, String email) {
        Page page = loggedIn(administrator);
        page.navigate(portal.baseUrl() + "/organisation/people");
        page.locator("tr", new Page.LocatorOptions().setHasText(email))
                .locator("a")
                .click();
        page.waitForURL("**/organisation/person?id=*");
        return page;
    }

    private void changeRoles(Page page, String administrator) {
        page.locator("[id='roles:code']").fill(DemoLogin.freshCode(portal, page, administrator));
        page.locator("[id='roles:send']").click();
    }

    private int status(Page page, String path) {
        return page.request()
                .get(
                        portal.baseUrl() + path,
                        com.microsoft.playwright.options.RequestOptions.create().setMaxRedirects(0))
                .status();
    }
}
