package nl.ondertekenportaal.notification.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.Statement;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Portal;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What NVVK sees of mails and of the queue of applications, in a browser. */
@ResourceLock(Lane.BROWSER)
class MailPagesIT {

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void staffSeeWhatFailedAndSendItAgain() throws Exception {
        failedMail("staf");
        Page page = loggedIn(DemoLogin.NVVK_STAFF, "/notification/outbox");
        assertThat(page.locator("main")).not().containsText("geheime-link");
        page.locator(".counter", new Page.LocatorOptions().setHasText("Mislukt"))
                .click();
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Proef voor staf"));
        assertThat(row).containsText("De mailserver weigert deze mail");
        assertThat(row).containsText("staf@demo.invalid");
        row.locator("summary").click();
        assertThat(row).containsText("550 no such user");
        inspect(page, "outbox-failed");
        row.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
        assertThat(page.locator("[id='notices']")).containsText("opnieuw verstuurd");
        Assertions.assertThat(MailReader.body(portal, "staf@demo.invalid", "geheime-link"))
                .contains("geheime-link");
    }

    @Test
    void staffSeeAtOnceWhetherMailWorks() {
        Page page = loggedIn(DemoLogin.NVVK_STAFF, "/notification/outbox");
        page.locator("[id='outbox:test']").click();
        assertThat(page.locator("[id='notices']")).containsText("aangenomen");
        assertThat(page.locator("[id='outbox:mails'] tbody tr").first()).containsText("Proefmail");
        inspect(page, "outbox-tested");
        Assertions.assertThat(MailReader.body(portal, DemoLogin.NVVK_STAFF, "proefmail"))
                .contains("Nadia Bakker");
    }

    @Test
    void anAuditorSeesNoAddressAndChangesNothing() throws Exception {
        failedMail("auditor");
        Page page = loggedIn(DemoLogin.NVVK_AUDITOR, "/notification/outbox?state=FAILED");
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Proef voor auditor"));
        assertThat(row).containsText("…@demo.invalid");
        assertThat(row).not().containsText("auditor@demo");
        assertThat(row).not().containsText("550");
        assertThat(page.locator("main button:visible")).hasCount(0);
        portal.axe(page);
    }

    @Test
    void aWrongAddressIsAnsweredAsSuch() {
        Page page = loggedIn(DemoLogin.NVVK_STAFF, "/");
        for (String query : new String[] {
            "/notification/outbox?state=ONZIN",
            "/notification/outbox?after=onzin",
            "/notification/outbox?after=00000000-0000-0000-0000-000000000000",
            "/organisation/applications?state=ONZIN",
            "/organisation/applications?after=onzin"
        }) {
            Assertions.assertThat(page.navigate(portal.baseUrl() + query).status())
                    .as(query)
                    .isEqualTo(404);
        }
    }

    @Test
    void theQueueSaysHowLongEachWaits() throws Exception {
        for (int days : new int[] {3, 9}) {
            waitingSince(days);
        }
        Page page = loggedIn(DemoLogin.NVVK_STAFF, "/organisation/applications");
        Locator rows = page.locator("[id='waiting'] tbody tr, .ui-datatable tbody tr");
        assertThat(rows.first()).containsText("Wachtende 9 (fictief)");
        assertThat(rows.first()).containsText("9 dagen");
        assertThat(rows.nth(1)).containsText("3 dagen");
        assertThat(page.locator(".facts")).containsText("9 dagen");
        inspect(page, "applications-queue");
        page.locator(".counter", new Page.LocatorOptions().setHasText("toegelaten"))
                .first()
                .click();
        assertThat(page.locator("main")).containsText("Leiden");
        inspect(page, "applications-admitted");
        page.locator(".counter", new Page.LocatorOptions().setHasText("niet toegelaten"))
                .click();
        portal.axe(page);
    }

    private Page loggedIn(String email, String path) {
        Page page = portal.open("/");
        DemoLogin.logIn(portal, page, email);
        page.navigate(portal.baseUrl() + path);
        return page;
    }

    private void inspect(Page page, String name) {
        portal.screenshot(page, name);
        portal.axe(page);
        Assertions.assertThat(page.evaluate("[...document.querySelectorAll('.ui-datatable')].every(list =>"
                        + " list.querySelector('table').getBoundingClientRect().right"
                        + " <= list.getBoundingClientRect().right + 1)"))
                .as(name + ": nothing cut off at the side")
                .isEqualTo(true);
        page.setViewportSize(320, 900);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= 320"))
                .as(name + " on a phone")
                .isEqualTo(true);
        page.setViewportSize(1280, 900);
    }

    private void failedMail(String receiver) throws Exception {
        sql("""
                insert into outbox_mail (id, recipient, subject, body, state, attempts, created_at, next_attempt, last_error, trouble)
                values (gen_random_uuid(), '%1$s@demo.invalid', 'Proef voor %1$s', 'geheime-link', 'FAILED', 1, now(), now(),
                        '550 no such user', 'REFUSED')""".formatted(receiver));
    }

    private void waitingSince(int days) throws Exception {
        sql("""
                insert into application (id, kind, organisation_name, applicant_name, applicant_function, applicant_email, state,
                                         submitted_at, confirmed_at, version)
                values (gen_random_uuid(), 'SIGNAL_PARTNER', 'Wachtende %1$d (fictief)', 'Fenna Fictief', 'adviseur',
                        'fenna@demo.invalid', 'WAITING', now() - interval '30 days', now() - interval '%1$d days', 1)""".formatted(days));
    }

    private void sql(String statement) throws Exception {
        try (Connection owner = portal.connectAsOwner();
                Statement insert = owner.createStatement()) {
            insert.execute(statement);
        }
    }
}
