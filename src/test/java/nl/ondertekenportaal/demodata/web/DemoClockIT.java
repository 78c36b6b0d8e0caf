package nl.ondertekenportaal.demodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.harness.DemoLogin;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.OwnPortal;
import nl.ondertekenportaal.harness.Portal;
import nl.ondertekenportaal.trust.SignatureFinding;
import nl.ondertekenportaal.trust.Signatures;
import nl.ondertekenportaal.trust.TrustConfiguration;
import nl.ondertekenportaal.trust.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A year passes in a second, on a portal that no other test needs any more. */
@ResourceLock(Lane.OWN)
class DemoClockIT {

    private static final String NAME = "clock";
    private static final LocalDate TODAY = LocalDate.now(LegalCalendar.ZONE);
    private static final LocalDate IN_A_YEAR = TODAY.plusYears(1);

    @RegisterExtension
    static final OwnPortal OWN = OwnPortal.quiet(NAME);

    @RegisterExtension
    final Portal portal = new Portal(OWN);

    @Test
    void whatEndsOrLapsesDoesSoAndASignatureOfThatDayIsGood() {
        Page municipality = portal.open("/");
        DemoLogin.logIn(portal, municipality, DemoLogin.LEIDEN_ADMINISTRATOR);
        offerToDunea(municipality);
        endAuthorityOf(DemoLogin.LEIDEN_ADMINISTRATOR, TODAY.plusMonths(1));

        Page clock = portal.openElsewhere("/demo/clock");
        move(clock, TODAY, "Kies een dag na " + written(TODAY));
        portal.axe(clock);
        portal.screenshot(clock, "demo-clock");
        clock.locator("[id='further:aYear']").click();
        assertThat(clock.locator("#day")).hasText(written(IN_A_YEAR));

        awaitStage("LAPSED");
        municipality.navigate(portal.baseUrl() + "/agreement/agreements");
        assertThat(row(municipality, "Dunea")).containsText("Verlopen");

        offerToDunea(municipality);
        municipality.navigate(portal.baseUrl() + "/signing/inbox");
        assertThat(municipality.locator("main")).containsText("Leg eerst uw tekenbevoegdheid vast");

        // logging in and the code of a moment keep the real time
        Page partner = portal.openElsewhere("/");
        DemoLogin.logIn(portal, partner, DemoLogin.DUNEA_ADMINISTRATOR);
        signOne(partner);
        List<SignatureFinding> findings = judged(partner);
        assertThat(findings).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.reasons()).isEmpty();
            assertThat(finding.verdict()).isEqualTo(Verdict.VALID);
            assertThat(LocalDate.ofInstant(finding.timestampTime(), LegalCalendar.ZONE))
                    .isBetween(IN_A_YEAR, IN_A_YEAR.plusDays(1));
        });

        move(clock, IN_A_YEAR, "De klok kan alleen vooruit");
        OWN.crash();
        Page again = portal.openElsewhere("/demo/clock?taal=en");
        assertThat(again.locator("#day"))
                .hasText(Pattern.compile(".*" + IN_A_YEAR.getYear() + ".*|" + written(IN_A_YEAR)));
        assertThat(again.locator("main")).containsText("Yes, the clock was moved forward");
    }

    private void move(Page clock, LocalDate day, String refusal) {
        clock.getByLabel("Naar datum")
                .fill(DateTimeFormatter.ofPattern("dd-MM-uuuu").format(day));
        clock.locator("[id='clock:move']").click();
        assertThat(clock.locator("main")).containsText(refusal);
    }

    private void offerToDunea(Page page) {
        page.navigate(portal.baseUrl() + "/agreement/offer");
        page.getByLabel("Dunea kiezen").check();
        button(page, "Controleren");
        page.locator("[id='offer:send']").click();
        page.waitForURL("**/agreement/offered?batch=*");
        awaitStage("OFFERED");
    }

    private void signOne(Page page) {
        page.navigate(portal.baseUrl() + "/signing/inbox");
        page.getByLabel("Overeenkomst met Leiden kiezen").check();
        button(page, "Gekozen ondertekenen (1)");
        page.getByLabel("Code uit uw app").fill(DemoLogin.freshCode(portal, page, DemoLogin.DUNEA_ADMINISTRATOR));
        button(page, "1 overeenkomst ondertekenen");
        awaitStage("PARTLY_SIGNED");
    }

    /** By somebody else who has the same trust anchors, at the time of the portal. */
    private List<SignatureFinding> judged(Page page) {
        byte[] pdf = page.request()
                .get(portal.baseUrl() + "/document/file?id=" + newest("select cast(id as text)"))
                .body();
        Path anchors =
                Path.of("target", "portals", NAME, "trust", "anchors.pem").toAbsolutePath();
        Map<String, String> settings = Map.of("app.trust.anchors", anchors.toString());
        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(367));
        return new Signatures(new TrustConfiguration(name -> Optional.ofNullable(settings.get(name))), then)
                .validate(pdf)
                .signatures();
    }

    private void awaitStage(String stage) {
        portal.open("/favicon.svg")
                .waitForCondition(() -> newest("select stage").equals(stage));
    }

    private String newest(String select) {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement query =
                        owner.prepareStatement(select + " from agreement order by created_at desc limit 1");
                ResultSet found = query.executeQuery()) {
            return found.next() ? found.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void endAuthorityOf(String email, LocalDate lastDay) {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement end = owner.prepareStatement("""
                        insert into signing_authority_end (id, authority_id, last_day, recorded_at, recorded_by)
                        select gen_random_uuid(), a.id, ?::date, now(), p.id
                        from signing_authority a join person p on p.id = a.person_id where p.email = ?""")) {
            end.setString(1, lastDay.toString());
            end.setString(2, email);
            assertThat(end.executeUpdate()).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.of("nl"))
                .format(day);
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
