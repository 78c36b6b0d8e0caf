package nl.ondertekenportaal.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Keycloak;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.MailReader;
import nl.ondertekenportaal.harness.Portal;
import nl.ondertekenportaal.harness.ScriptedProvider;
import nl.ondertekenportaal.pdf.SomePdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An applicant proves a number with eHerkenning, for which a Keycloak stands in, and with one that says what the test wants. */
@ResourceLock(Lane.DOOR)
class ProofIT {

    private static final String LEVEL_3 = "urn:etoegang:core:assurance-class:loa3";
    private static final String LEVEL_2 = "urn:etoegang:core:assurance-class:loa2";
    private static final String GOES_ON = "Uw aanmelding gaat gewoon verder";
    private static final String NOT_ASKED = "Deze inlogpoging is verlopen";
    private static final int PHONE = 320;

    @RegisterExtension
    static final Keycloak KEYCLOAK = new Keycloak();

    @RegisterExtension
    final Portal portal = new Portal();

    private final ScriptedProvider scripted = ScriptedProvider.get().reset();

    @Test
    void whoProvesTheNumberTakesPartAtOnceAndNvvkReviewsIt() {
        Page bram = portal.open("/");
        String status = applied(bram, "Kwikzilverwater", "99000811");
        bram.locator("[id='evidence:file']")
                .setInputFiles(new FilePayload("uittreksel.pdf", "application/pdf", SomePdf.honest()));
        bram.locator("[id='evidence:send']").click();
        assertThat(bram.locator("main")).containsText("uittreksel.pdf");
        assertThat(bram.locator("main")).containsText("fenna@kwikzilverwater.invalid");
        portal.axe(bram);
        bram.setViewportSize(PHONE, 900);
        assertThat((int) bram.evaluate("document.documentElement.scrollWidth"))
                .as("nothing beside the screen of a phone")
                .isLessThanOrEqualTo(PHONE);
        portal.axe(bram);
        portal.screenshot(bram, "status-proof");

        bram.locator("[id='proof:with:0:prove']").press("Enter");
        bram.locator("#username").waitFor();
        Keycloak.logIn(bram, "bram");
        assertThat(bram.locator("main")).containsText("Uw nummer is bewezen");
        portal.axe(bram);
        portal.screenshot(bram, "status-proven");

        Page kees = portal.openElsewhere("/");
        DemoLogin.logIn(portal, kees, DemoLogin.AEDES_ADMINISTRATOR);
        kees.navigate(portal.baseUrl() + "/organisation/members");
        assertThat(kees.locator("[id='members:claims']")).containsText("99000811");
        assertThat(kees.locator("[id='members:claims']")).containsText("kwikzilverwater.invalid");
        portal.axe(kees);
        kees.getByLabel("Kwikzilverwater B.V. (fictief) is lid").press("Enter");
        assertThat(kees.locator("[id='members:list']")).containsText("Kwikzilverwater");

        bram.waitForCondition(() -> {
            bram.navigate(status);
            return bram.getByText("Uw organisatie is toegelaten").first().isVisible();
        });
        bram.navigate(MailReader.link(portal, "fenna@kwikzilverwater.invalid", "/identity/activate"));
        assertThat(bram.locator("form[id='activate']")).isVisible();

        Page nadia = portal.openElsewhere("/");
        DemoLogin.logIn(portal, nadia, DemoLogin.NVVK_STAFF);
        nadia.navigate(portal.baseUrl() + "/organisation/applications");
        assertThat(nadia.locator("[id='review']")).containsText("Kwikzilverwater");
        portal.axe(nadia);
        portal.screenshot(nadia, "applications-review");
        nadia.locator("[id='review'] a").first().click();
        assertThat(nadia.locator("main")).containsText("Bewezen met eHerkenning (proef), loa3");
        nadia.locator("[id='wrong:send']").click();
        assertThat(nadia.locator(".field-error")).containsText("Vul");
        portal.axe(nadia);
        portal.screenshot(nadia, "application-review");
        nadia.locator("[id='right:send']").click();
        assertThat(nadia.locator("body")).containsText("terecht is toegelaten");
        assertThat(nadia.locator("[id='review']")).hasCount(0);
    }

    @Test
    void whatProvesNothingIsExplainedAndTheApplicationGoesOn() {
        Page fenna = portal.open("/");
        String status = applied(fenna, "Loodzwaarwater", "99000822");
        says(fenna, claim -> claim.claim("kvk", "99000833"), "voor een andere organisatie");
        portal.axe(fenna);
        portal.screenshot(fenna, "status-proof-other");
        says(fenna, claim -> claim.claim("level", LEVEL_2), "niet betrouwbaar genoeg");
        says(fenna, claim -> claim.claim("level", null), "niet betrouwbaar genoeg");
        says(fenna, claim -> claim.claim("branch", "000012345678"), "geldt voor één vestiging");
        says(fenna, claim -> claim.claim("intermediary", "99000077"), "intermediair");
        says(
                fenna,
                claim -> claim.claim("intermediary", List.of("99000077", "99000078")),
                "Wij vertrouwen het antwoord");
        says(fenna, claim -> claim.claim("branch", 12345678), "Wij vertrouwen het antwoord");
        says(fenna, claim -> claim.audience("another"), "Wij vertrouwen het antwoord");
        says(fenna, claim -> claim.claim("nonce", "another"), "Wij vertrouwen het antwoord");
        says(fenna, claim -> claim.claim("auth_time", 1), "Wij vertrouwen het antwoord");
        scripted.reset().refuses("access_denied");
        prove(fenna, "afgebroken");
        scripted.reset().answers(content -> new ScriptedProvider.Answer(503, "text/html", "<h1>down</h1>"));
        prove(fenna, "is nu niet te bereiken");
        fenna.navigate(status);
        assertThat(fenna.locator("main")).containsText("Wij controleren uw aanmelding");
        assertThat(fenna.locator("main")).not().containsText("is nu niet te bereiken");
    }

    @Test
    void anAnswerCountsOnceInTheBrowserThatAskedAndLogsNobodyIn() {
        Page fenna = portal.open("/");
        String status = applied(fenna, "Kobaltblauwwater", "99000844");
        scripted.says(claim -> claim.subject("fenna").claim("kvk", "99000844").claim("level", LEVEL_3));
        String stolen = callback(fenna);
        Page thief = portal.openElsewhere("/");
        thief.navigate(stolen);
        assertThat(thief.locator("main")).containsText(NOT_ASKED);
        fenna.navigate(stolen);
        // used up by the thief
        assertThat(fenna.locator("main")).containsText(NOT_ASKED);
        fenna.navigate(status);
        String own = callback(fenna);
        fenna.navigate(own);
        assertThat(fenna.locator("main")).containsText("Uw nummer is bewezen");
        fenna.navigate(own);
        assertThat(fenna.locator("main")).containsText(NOT_ASKED);
        fenna.navigate(portal.baseUrl() + "/signing/inbox");
        // nobody is logged in
        fenna.waitForURL(url -> url.contains("/identity/login"));
        fenna.navigate(status);
        assertThat(fenna.locator("main")).containsText("Uw nummer 99000844 is");
        assertThat(fenna.locator("main")).containsText("Wij controleren uw aanmelding");
    }

    /** Where the provider would send this browser back; it does not go there. */
    private String callback(Page page) {
        List<String> questions = new ArrayList<>();
        page.route("**/authorize?**", route -> {
            questions.add(route.request().url());
            route.abort();
        });
        page.getByText("Bewijs uw nummer met Proefherkenning").click();
        page.waitForCondition(() -> !questions.isEmpty());
        page.unroute("**/authorize?**");
        scripted.asked(URI.create(questions.getFirst()).getRawQuery());
        assertThat(scripted.asked("code_challenge_method", "")).isEqualTo("S256");
        assertThat(scripted.asked("prompt", "")).isEqualTo("login");
        return portal.baseUrl() + "/identity/oidc/callback/" + ScriptedProvider.EHERKENNING + "?code=abc&state="
                + scripted.asked("state", "") + "&iss=" + scripted.issuer();
    }

    private void says(Page page, UnaryOperator<JWTClaimsSet.Builder> lie, String words) {
        scripted.reset()
                .says(claim -> lie.apply(
                        claim.subject("fenna").claim("kvk", "99000822").claim("level", LEVEL_3)));
        prove(page, words);
    }

    /** Back at the page of the application, by the same link: a new one would count longer. */
    private static void prove(Page page, String words) {
        String before = page.url();
        // what came of the visit before is told once
        page.reload();
        page.getByText("Bewijs uw nummer met Proefherkenning").click();
        assertThat(page.locator("[role=status]", new Page.LocatorOptions().setHasText(words)))
                .containsText(GOES_ON);
        assertThat(page).hasURL(before);
    }

    /** Applies and confirms; ends at, and answers, the page that tells how it stands. */
    private String applied(Page page, String name, String kvk) {
        String email = "fenna@" + name.toLowerCase(java.util.Locale.ROOT) + ".invalid";
        page.navigate(portal.baseUrl() + "/organisation/apply-partner");
        // not in the register, where an umbrella stands with nearly every name
        page.locator("[id='apply:partner']").selectOption("0");
        page.getByLabel("Statutaire naam").fill(name + " B.V. (fictief)");
        page.getByLabel("Drinkwater").check();
        page.getByLabel("KvK-nummer").fill(kvk);
        page.locator("[id='apply:umbrella']").selectOption("AEDES");
        page.getByLabel("Uw naam").fill("Fenna Fictief");
        page.getByLabel("Uw functie").fill("directeur");
        page.getByLabel("Uw e-mailadres").fill(email);
        page.locator("[id='apply:send']").click();
        page.waitForURL("**/organisation/applied");
        page.navigate(MailReader.link(portal, email, "/organisation/confirm"));
        page.locator("[id='confirm:send']").click();
        assertThat(page.locator(".note-done")).isVisible();
        String status = MailReader.link(portal, email, "/organisation/status");
        page.navigate(status);
        return status;
    }
}
