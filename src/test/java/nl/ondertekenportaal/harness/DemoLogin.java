package nl.ondertekenportaal.harness;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logs in as one of the demo people, with the password and the code that {@code /demo/people} shows. */
public final class DemoLogin {
    public static final String LEIDEN_ADMINISTRATOR = "anna.de.vries@leiden.demo.invalid";
    public static final String LEIDEN_EDITOR = "bas.jansen@leiden.demo.invalid";
    public static final String LEIDEN_READER = "carla.mulder@leiden.demo.invalid";
    public static final String DELFT_ADMINISTRATOR = "daan.visser@delft.demo.invalid";
    public static final String DUNEA_ADMINISTRATOR = "emma.bos@dunea.demo.invalid";
    public static final String AEDES_ADMINISTRATOR = "kees.brouwer@aedes.demo.invalid";
    public static final String NVVK_STAFF = "nadia.bakker@nvvk.demo.invalid";
    public static final String NVVK_AUDITOR = "otto.smit@nvvk.demo.invalid";

    private DemoLogin() {}

    /** In the browser session of the page, which ends where this person's work waits. */
    public static void logIn(Portal portal, Page page, String email) {
        logInInVain(portal, page, email);
        page.waitForURL(url -> !url.contains("/identity/"));
    }

    /** Gives password and code, and waits for nothing. */
    public static void logInInVain(Portal portal, Page page, String email) {
        String password = find(demoPeople(portal, page), "id=\"password\"[^>]*>([^<]+)<");
        page.navigate(portal.baseUrl() + "/identity/login");
        givePassword(page, email, password);
        giveCode(page, freshCode(portal, page, email));
    }

    public static void givePassword(Page page, String email, String password) {
        page.getByLabel("E-mailadres").fill(email);
        page.getByLabel("Wachtwoord").fill(password);
        page.locator("[id='login:next']").click();
    }

    public static void giveCode(Page page, String code) {
        page.locator("[id='login:code']").fill(code);
        page.locator("[id='login:send']").click();
    }

    /**
     * The code of this moment, which works: that it was used half a minute ago by another test is forgotten, so that tests need
     * not wait for the next one.
     */
    public static String freshCode(Portal portal, Page page, String email) {
        forgetUsedCodes(portal, email);
        return code(portal, page, email);
    }

    /** The code of this moment, used or not. */
    public static String code(Portal portal, Page page, String email) {
        return find(demoPeople(portal, page), Pattern.quote(email) + "(?s:.*?)<code[^>]*>(\\d{6})<");
    }

    /** Read without showing it, as most tests ask for a code several times. */
    private static String demoPeople(Portal portal, Page page) {
        return page.request().get(portal.baseUrl() + "/demo/people").text();
    }

    private static String find(String html, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        if (!matcher.find()) {
            throw new IllegalStateException("/demo/people shows nothing like " + pattern);
        }
        return matcher.group(1);
    }

    /** That codes were used, or were wrong, is forgotten. */
    public static void forgetUsedCodes(Portal portal, String email) {
        try (Connection owner = portal.connectAsOwner();
                PreparedStatement update = owner.prepareStatement(
                        "update credential set last_totp_step = 0, failures = 0, locked_until = null,"
                                + " password_failures = 0, password_locked_until = null"
                                + " where person_id = (select id from person where email = ?)")) {
            update.setString(1, email);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
