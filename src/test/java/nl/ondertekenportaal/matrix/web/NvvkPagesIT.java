package nl.ondertekenportaal.matrix.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.Statement;
import java.util.regex.Pattern;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The pages on which NVVK sees the matrix, the log and the machines. */
@ResourceLock(Lane.BROWSER)
class NvvkPagesIT {
    private static final String STAFF = DemoLogin.NVVK_STAFF;
    private static final String AUDITOR = DemoLogin.NVVK_AUDITOR;
    private static final String MUNICIPALITY = DemoLogin.LEIDEN_ADMINISTRATOR;

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void whoIsNotLoggedInGoesToTheLoginPage() {
        for (String address : new String[] {"/matrix/matrix", "/log/log", "/identity/api-clients"}) {
            portal.open(address).waitForURL(url -> url.contains("/identity/login?from="));
        }
    }

    @Test
    void aMunicipalityMayNotLook() throws Exception {
        logIn(MUNICIPALITY);
        for (String address : new String[] {"/matrix/matrix", "/log/log", "/identity/api-clients"}) {
            Page page = portal.open("/");
            assertThat(page.navigate(portal.baseUrl() + address).status())
                    .as(address)
                    .isEqualTo(403);
        }
    }

    @Test
    void theMatrixShowsWhatHoldsOnADay() throws Exception {
        aRow();
        logIn(AUDITOR);
        Page page = portal.open("/matrix/matrix?day=2019-06-01");
        assertThat(page.locator("main")).containsText("Texel");
        assertThat(page.locator("main")).containsText("geen einde bekend");
        assertThat(page.locator("main")).containsText("regel");
        portal.axe(page);
        portal.screenshot(page, "matrix");
        page.fill("#name", "bestaat niet");
        page.click("text=Tonen");
        assertThat(page.locator("main")).containsText("Geen regels op deze dag");
        assertThat(page.inputValue("#day")).isEqualTo("2019-06-01");
        portal.axe(page);
        portal.screenshot(page, "matrix-empty");
    }

    @Test
    void aDayThatIsNoneIsExplained() throws Exception {
        logIn(AUDITOR);
        Page page = portal.open("/matrix/matrix?day=2027-02-30");
        assertThat(page.locator("main")).containsText("De dag 2027-02-30 kennen wij niet");
    }

    @Test
    void theLogTellsInWordsAndIsVerified() throws Exception {
        logIn(AUDITOR);
        Page page = portal.open("/log/log");
        assertThat(page.locator("main")).containsText("Ingelogd");
        assertThat(page.locator("main")).containsText("Nieuwste regels");
        portal.axe(page);
        page.click("text=Controleer het logboek");
        page.waitForSelector("text=Het logboek klopt");
        assertThat(page.locator("main")).containsText("Ingelogd");
        page.locator("summary").first().click();
        portal.axe(page);
        portal.screenshot(page, "log");
        page.click("text=Vanaf het begin tonen");
        assertThat(page.locator("main h2")).hasText("Regels vanaf het begin");
        assertThat(page.locator("tbody tr").first()).containsText("1");
    }

    @Test
    void aMachineIsLetInAndShutOut() throws Exception {
        logIn(STAFF);
        Page page = portal.open("/identity/api-clients");
        portal.axe(page);
        portal.screenshot(page, "api-clients");
        page.fill("[id='add:name']", "Proefplatform (fictief)");
        page.fill("[id='add:code']", DemoLogin.freshCode(portal, page, STAFF));
        page.click("[id='add:create']");
        assertThat(page.locator("#token")).hasValue(Pattern.compile(".{41,}"));
        portal.axe(page);
        portal.screenshot(page, "api-clients-token");
        Page later = portal.open("/identity/api-clients");
        assertThat(later.locator("#token")).hasCount(0);
        later.locator("tr:has-text('Proefplatform') summary").click();
        later.locator("tr:has-text('Proefplatform') button").click();
        assertThat(later.locator("tr:has-text('Proefplatform')")).containsText("Ingetrokken");
        portal.axe(later);
    }

    @Test
    void anAuditorSeesMachinesAndChangesNone() throws Exception {
        logIn(AUDITOR);
        Page page = portal.open("/identity/api-clients");
        assertThat(page.locator("[id='add:create']")).hasCount(0);
        assertThat(page.locator("main")).not().containsText("Intrekken");
    }

    private void logIn(String email) {
        DemoLogin.logIn(portal, portal.open("/"), email);
    }

    private void aRow() throws Exception {
        sql("""
            insert into organisation (id, kind, name, cbs_code, kvk, represented_by, admitted_at, version)
            values (md5('page-m')::uuid, 'MUNICIPALITY', 'Texel', 'GM0448', null, 'het college', now(), 1),
                   (md5('page-p')::uuid, 'SIGNAL_PARTNER', 'Proefpartner pagina (fictief)', null, '00000002', 'het bestuur', now(), 1)
            on conflict do nothing;
            insert into agreement (id, municipality_id, partner_id, offered_by, model_version, stage, check_code, created_at, issued_hash,
                                   municipality_signed_at, partner_signed_at, first_day, version)
            select md5('page-a')::uuid, md5('page-m')::uuid, md5('page-p')::uuid, md5('page-p')::uuid, max(version), 'SIGNED', 'page', now(),
                   sha256('a'), now(), now(), '2019-01-01', 1 from model_agreement
            on conflict do nothing;
            insert into matrix_row
            select sequence + 1, md5('page-a')::uuid, md5('page-m')::uuid, md5('page-p')::uuid, 'ENERGY', 'VPS', sha256('a'), '2019-01-01',
                   null, now(), hash, sha256('r')
            from matrix_head where not exists (select from matrix_row where agreement_id = md5('page-a')::uuid);
            update matrix_head set sequence = (select max(sequence) from matrix_row);
            """);
    }

    private void sql(String statements) throws Exception {
        try (Connection owner = portal.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(statements);
        }
    }
}
