package nl.ondertekenportaal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.OwnPortal;
import nl.ondertekenportaal.harness.Portal;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A portal full of organisations, as one would meet it: a municipality offers to all partners and signs; the power goes off in
 * the middle; a partner signs in bulk; NVVK looks at the matrix. Meanwhile the demonstration fills itself, power cut and all.
 */
@ResourceLock(Lane.OWN)
class HundredsIT {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int PARTNERS = 69;

    /** Each has more than a page by now. */
    private static final List<String> LISTS_OF_NVVK = List.of(
            "/matrix/matrix",
            "/organisation/applications",
            "/organisation/organisations",
            "/agreement/agreements",
            "/notification/outbox",
            "/log/log");

    @RegisterExtension
    static final OwnPortal OWN = OwnPortal.lively("hundreds");

    @RegisterExtension
    final Portal portal = new Portal(OWN);

    @Test
    void aPowerCutInTheMiddleOfSixtySignaturesLosesNoneAndRepeatsNone() throws SQLException {
        await(() -> count("select count(*) from organisation where kind = 'SIGNAL_PARTNER'") == PARTNERS);

        Page municipality = portal.open("/");
        DemoLogin.logIn(portal, municipality, DemoLogin.LEIDEN_ADMINISTRATOR);
        offerToEverybody(municipality);
        String session = signAll(municipality, DemoLogin.LEIDEN_ADMINISTRATOR, PARTNERS);
        await(() -> signed(session) >= PARTNERS / 6);
        OWN.crash();
        long before = signed(session);
        Assertions.assertThat(before).as("signed when the power went off").isLessThan(PARTNERS);
        await(() -> finished(session));

        Assertions.assertThat(signed(session)).isEqualTo(PARTNERS);
        everyDocumentIsWholeAndWasSignedOnce(session);
        Page again = portal.open("/");
        DemoLogin.logIn(portal, again, DemoLogin.LEIDEN_ADMINISTRATOR);
        again.navigate(portal.baseUrl() + "/signing/session?session=" + session);
        assertThat(again.locator(".note-done")).containsText("Klaar: " + PARTNERS + " overeenkomsten ondertekend");
        portal.axe(again);
        portal.screenshot(again, "session-of-many");

        theDemonstrationShowsEveryStage();
        aPartnerSignsInBulk();
    }

    private void offerToEverybody(Page page) {
        page.navigate(portal.baseUrl() + "/agreement/offer");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Alle \\d+ in de lijst")))
                .click();
        assertThat(page.locator("[id='offer:bar'] [role=status]")).containsText(PARTNERS + " partijen gekozen");
        page.locator("[id='offer:check']").click();
        page.locator("[id='offer:send']").click();
        page.waitForURL("**/agreement/offered?batch=*");
        assertThat(page.locator(".note-done"))
                .containsText(
                        PARTNERS + " overeenkomsten aangeboden",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST.toMillis()));
    }

    /** The session in which all that waits is signed. */
    private String signAll(Page page, String email, int expected) {
        page.navigate(portal.baseUrl() + "/signing/inbox");
        page.locator("[id='inbox:tickAll']").click();
        assertThat(page.locator("[id='inbox:bar'] [role=status]")).containsText(Integer.toString(expected));
        page.locator("[id='inbox:sign']").click();
        page.waitForURL("**/signing/authorise?*");
        portal.axe(page);
        page.locator("[id='authorise:code']").fill(DemoLogin.freshCode(portal, page, email));
        page.locator("[id='authorise:sign']").click();
        page.waitForURL("**/signing/session?*");
        return page.url().replaceAll(".*session=", "");
    }

    private void everyDocumentIsWholeAndWasSignedOnce(String session) throws SQLException {
        List<String> agreements = texts("select agreement_id from signing_item where session_id = '" + session + "'");
        Assertions.assertThat(agreements).hasSize(PARTNERS);
        for (String agreement : agreements) {
            Assertions.assertThat(count("select count(*) from log_entry where type = 'agreement.partlySigned'"
                            + " and subject = '" + agreement + "'"))
                    .isEqualTo(1);
            revisionsAreWhole(agreement);
        }
        Assertions.assertThat(count("select count(*) from log_entry where type = 'signing.finished' and subject = '"
                        + session + "'"))
                .isEqualTo(1);
    }

    /** The issued one and the signed one, each with the hash that was stored beside it. */
    private void revisionsAreWhole(String agreement) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                Statement statement = owner.createStatement();
                ResultSet revision = statement.executeQuery("select appended, sha256 from document_revision"
                        + " where agreement_id = '" + agreement + "' order by number")) {
            var file = new ByteArrayOutputStream();
            int revisions = 0;
            while (revision.next()) {
                revisions++;
                file.writeBytes(revision.getBytes(1));
                Assertions.assertThat(Sha256.of(file.toByteArray())).isEqualTo(Sha256.fromBytes(revision.getBytes(2)));
            }
            Assertions.assertThat(revisions).isEqualTo(2);
        }
    }

    /** The filling was cut off as well, and goes on by itself. */
    private void theDemonstrationShowsEveryStage() throws SQLException {
        await(() -> count("select count(*) from scheduled_tasks where task_name = 'fill-demo'") == 0);
        Assertions.assertThat(texts("select distinct stage from agreement"))
                .contains("OFFERED", "PARTLY_SIGNED", "SIGNED", "DECLINED", "WITHDRAWN");
        Assertions.assertThat(count("select count(*) from agreement where stage = 'SIGNED' and first_day > now()"))
                .as("upcoming")
                .isPositive();
        Assertions.assertThat(count("select count(*) from agreement where stage = 'LAPSED' or lapses_on <= now()"))
                .as("lapsed")
                .isPositive();
        Assertions.assertThat(count("select count(*) from agreement")).isGreaterThan(200);
        Assertions.assertThat(count("select count(*) from organisation")).isGreaterThan(100);
    }

    private void aPartnerSignsInBulk() {
        Page partner = portal.openElsewhere("/");
        DemoLogin.logIn(portal, partner, DemoLogin.DUNEA_ADMINISTRATOR);
        partner.navigate(portal.baseUrl() + "/signing/inbox");
        int waiting = Integer.parseInt(
                partner.locator("[id='inbox:tickAll']").innerText().replaceAll("\\D", ""));
        Assertions.assertThat(waiting).isGreaterThan(1);
        signAll(partner, DemoLogin.DUNEA_ADMINISTRATOR, waiting);
        assertThat(partner.locator(".note-done"))
                .containsText(
                        "Klaar: " + waiting + " overeenkomsten ondertekend",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST.toMillis()));

        Page staff = portal.openElsewhere("/");
        DemoLogin.logIn(portal, staff, DemoLogin.NVVK_STAFF);
        for (String list : LISTS_OF_NVVK) {
            Response page = staff.navigate(portal.baseUrl() + list);
            Assertions.assertThat(page.status()).as(list).isEqualTo(200);
            portal.axe(staff);
            portal.screenshot(staff, "many" + list.replace('/', '-'));
        }
        Assertions.assertThat(count("""
                        select count(*) from matrix_row r
                        join organisation m on m.id = r.municipality_id join organisation p on p.id = r.partner_id
                        where m.name = 'Leiden' and p.name = 'Dunea'""")).isEqualTo(1);
    }

    private long signed(String session) {
        return count(
                "select count(*) from signing_item where signed_hash is not null and session_id = '" + session + "'");
    }

    private boolean finished(String session) {
        return count("select count(*) from signing_session where finished_at is not null and id = '" + session + "'")
                == 1;
    }

    private long count(String query) {
        try {
            return Long.parseLong(texts(query).getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> texts(String query) throws SQLException {
        try (Connection owner = portal.connectAsOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static void await(Callable<Boolean> happened) {
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(happened);
    }
}
