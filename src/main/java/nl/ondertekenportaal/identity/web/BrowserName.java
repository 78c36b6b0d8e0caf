package nl.ondertekenportaal.identity.web;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says to be, in words that somebody recognises. Of what it says nothing is kept but these words, so that nobody can
 * put anything else on the page.
 */
final class BrowserName {

    /** In this order: most browsers also name those that they resemble. */
    private static final String[][] BROWSERS = {
        {"Edg", "Edge"},
        {"OPR/", "Opera"},
        {"SamsungBrowser", "Samsung Internet"},
        {"Firefox", "Firefox"},
        {"Chrom", "Chrome"},
        {"Safari", "Safari"}
    };

    private static final String[][] SYSTEMS = {
        {"Windows", "Windows"},
        {"Android", "Android"},
        {"iPhone", "iPhone"},
        {"iPad", "iPad"},
        {"Mac OS", "macOS"},
        {"CrOS", "ChromeOS"},
        {"Linux", "Linux"}
    };

    private BrowserName() {}

    static String of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent;
        return first(said, BROWSERS) + ", " + first(said, SYSTEMS);
    }

    private static String first(String said, String[][] names) {
        return Stream.of(names)
                .filter(name -> said.contains(name[0]))
                .map(name -> name[1])
                .findFirst()
                .orElse("?");
    }
}
