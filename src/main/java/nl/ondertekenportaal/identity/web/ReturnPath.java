package nl.ondertekenportaal.identity.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody wanted to go before logging in. Only a page of the portal: never another site (open redirect). */
final class ReturnPath {

    private static final Pattern OWN_PAGE = Pattern.compile("/[a-z-]+/[a-z-]+(\\?[A-Za-z0-9=&_-]*)?");

    private ReturnPath() {}

    static Optional<String> of(@Nullable String from) {
        return Optional.ofNullable(from).filter(f -> OWN_PAGE.matcher(f).matches());
    }

    /** A Faces outcome that goes to the page and hands on where to go afterwards. */
    static String to(String page, @Nullable String from) {
        String tail = of(from).map(f -> "&from=" + URLEncoder.encode(f, StandardCharsets.UTF_8))
                .orElse("");
        return page + "?faces-redirect=true" + tail;
    }
}
