package nl.ondertekenportaal.common.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The language of the page: Dutch, unless the visitor asked for English with the link in the footer.
 *
 * <p>The browser's own preference does not count, since the agreements and the law behind them are Dutch.
 */
@Named
@RequestScoped
public class Language {
    static final Locale DUTCH = Locale.of("nl");
    private static final String NAME = "taal";

    @Inject
    HttpServletRequest request;

    private Locale locale = DUTCH;

    @PostConstruct
    void choose() {
        locale = Stream.of(asked(), remembered())
                .flatMap(Optional::stream)
                .findFirst()
                .filter("en"::equals)
                .map(Locale::of)
                .orElse(DUTCH);
    }

    public Locale getLocale() {
        return locale;
    }

    public boolean isEnglish() {
        return !DUTCH.equals(locale);
    }

    /** What was asked in the address, to be remembered by the layout before the page is written. */
    Optional<String> asked() {
        return Optional.ofNullable(request.getParameter(NAME)).filter(Language::known);
    }

    static Cookie remembering(String language) {
        Cookie cookie = new Cookie(NAME, language);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(365 * 24 * 60 * 60);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** The address of this same page in the other language. */
    public String getOtherAddress() {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null) return "/?" + NAME + "=" + other();
        String kept = withoutLanguage(request.getQueryString());
        return request.getRequestURI() + "?" + (kept.isEmpty() ? "" : kept + "&") + NAME + "=" + other();
    }

    private String other() {
        return isEnglish() ? "nl" : "en";
    }

    private Optional<String> remembered() {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        return Arrays.stream(cookies)
                .filter(cookie -> NAME.equals(cookie.getName()))
                .map(Cookie::getValue)
                .filter(Language::known)
                .findFirst();
    }

    private static boolean known(String language) {
        return "nl".equals(language) || "en".equals(language);
    }

    private static String withoutLanguage(@Nullable String query) {
        if (query == null) return "";
        return String.join(
                "&",
                Arrays.stream(query.split("&"))
                        .filter(part -> !part.startsWith(NAME + "="))
                        .toList());
    }
}
