package nl.ondertekenportaal.organisation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Portal;
import nl.ondertekenportaal.pdf.SomePdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Applying with pauses, questions, evidence, a refusal and a second try, in a browser. */
@ResourceLock(Lane.DOOR)
class ApplyingIT {

    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void anExecutingOrganisationStopsGoesOnIsRefusedAndAppliesAgain() {
        String email = "ria@kredietbank.example.org";
        Page page = portal.open("/organisation/apply");
        portal.axe(page);
        portal.screenshot(page, "apply");
        page.locator("main").getByText("Uitvoerder").first().press("Enter");
        // what saves while one types comes with the page
        page.waitForURL("**/apply-organisation*");
        page.locator("[id='apply:legalName']").fill("Kredietbank Voorbeeld (fictief)");
        page.keyboard().press("Tab");
        assertThat(page.locator("[id='apply:saved'] [role=status]")).containsText("Opgeslagen om");
        page.locator("[id='apply:email']").fill(email);
        page.locator("[id='apply:later']").press("Enter");
        assertThat(page.locator("body")).containsText("Wij hebben een link gestuurd naar " + email);
        portal.axe(page);
        portal.screenshot(page, "apply-organisation");

        Page later = portal.openElsewhere("/");
        String link = MailReader.link(portal, email, "/organisation/apply-organisation");
        later.navigate(altered(link));
        assertThat(later.locator("body")).containsText("Deze link werkt niet");
        later.navigate(link);
        assertThat(later.locator("[id='apply:legalName']")).hasValue("Kredietbank Voorbeeld (fictief)");
        later.locator("[id='apply:kvk']").fill("99000321");
        later.locator("[id='apply:municipalities']").fill("Leiden\nNergenshuizen");
        later.locator("[id='apply:name']").fill("Ria Rekening (fictief)");
        later.locator("[id='apply:function']").fill("directeur");
        later.locator("[id='apply:send']").press("Enter");
        assertThat(later.locator(".field-wrong")).containsText("Nergenshuizen");
        portal.axe(later);
        later.locator("[id='apply:municipalities']").fill("Leiden\nDelft");
        later.locator("[id='apply:send']").press("Enter");
        later.waitForURL("**/organisation/applied");
        later.navigate(MailReader.link(portal, email, "/organisation/confirm"));
        later.locator("[id='confirm:send']").press("Enter");
        assertThat(later.locator(".note-done")).isVisible();

        String status = MailReader.link(portal, email, "/organisation/status");
        later.navigate(altered(status));
        assertThat(later.locator("main")).containsText("Deze aanmelding kunnen wij niet tonen");
        portal.axe(later);
        later.navigate(status);
        assertThat(later.locator("main")).containsText("Wij controleren uw aanmelding");
        upload(later, "virus.pdf", "MZ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(later.locator(".field-error")).containsText("geen PDF");
        upload(later, "uittreksel.pdf", SomePdf.honest());
        assertThat(later.locator("main")).containsText("uittreksel.pdf");
        portal.axe(later);
        portal.screenshot(later, "status-waiting");

        Page nadia = portal.openElsewhere("/");
        DemoLogin.logIn(portal, nadia, DemoLogin.NVVK_STAFF);
        nadia.navigate(portal.baseUrl() + "/organisation/applications");
        portal.axe(nadia);
        portal.screenshot(nadia, "applications-checked");
        nadia.getByText("Kredietbank Voorbeeld").click();
        assertThat(nadia.locator("[id='checks']")).containsText("Aantal bewijsstukken: 1");
        portal.axe(nadia);
        portal.screenshot(nadia, "application-checks");
        String application = nadia.url();
        nadia.locator("[id='ask:question']").fill("Voor wie werkt u in Delft?");
        nadia.locator("[id='ask:send']").click();

        later.navigate(status);
        assertThat(later.locator("main")).containsText("Voor wie werkt u in Delft?");
        later.locator("[id='answer:text']").fill("Mijn nummer is 999999990");
        later.locator("[id='answer:send']").press("Enter");
        assertThat(later.locator(".field-error").first()).containsText("burgerservicenummer");
        later.locator("[id='answer:text']").fill("Voor de afdeling schuldhulp.");
        portal.screenshot(later, "status-asked");
        later.locator("[id='answer:send']").press("Enter");
        assertThat(later.locator("main")).containsText("Voor de afdeling schuldhulp.");

        nadia.navigate(application);
        assertThat(nadia.locator("main")).containsText("Voor de afdeling schuldhulp.");
        nadia.locator("[id='refuse:reason']").fill("Delft werkt niet met u (fictief).");
        nadia.locator("[id='refuse:send']").click();
        later.navigate(status);
        assertThat(later.locator("main")).containsText("Delft werkt niet met u (fictief).");
        portal.axe(later);
        portal.screenshot(later, "status-refused");
        later.locator("[id='again:send']").press("Enter");
        assertThat(later.locator("[id='apply:kvk']")).hasValue("99000321");
        later.locator("[id='apply:municipalities']").fill("Leiden");
        later.locator("[id='apply:send']").press("Enter");
        later.waitForURL("**/organisation/applied");
    }

    @Test
    void anUmbrellaConfirmsDeniesAndLetsGo() {
        Page kees = portal.open("/");
        DemoLogin.logIn(portal, kees, DemoLogin.AEDES_ADMINISTRATOR);
        kees.waitForURL(url -> url.endsWith("/organisation/members"));
        portal.axe(kees);
        portal.screenshot(kees, "members-claims");
        kees.getByLabel("3B-Wonen is lid").press("Enter");
        assertThat(kees.locator("[id='members:list']")).containsText("3B-Wonen");
        portal.axe(kees);
        portal.screenshot(kees, "members");
        kees.locator("[id='members:leave']").press("Enter");
        assertThat(kees.locator(".field-wrong")).containsText("Kies het lid dat vertrekt.");
        Page anna = portal.openElsewhere("/");
        DemoLogin.logIn(portal, anna, DemoLogin.LEIDEN_ADMINISTRATOR);
        int answer =
                anna.request().get(portal.baseUrl() + "/organisation/members").status();
        assertThat(answer).isEqualTo(404);
    }

    private static void upload(Page page, String name, byte[] content) {
        page.locator("[id='evidence:file']").setInputFiles(new FilePayload(name, "application/pdf", content));
        page.locator("[id='evidence:send']").click();
    }

    private static String altered(String link) {
        return link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
    }
}
