package nl.ondertekenportaal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen, which keeps its cookies and follows no redirect. */
final class HttpVisitor {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http;
    private final URI portal;

    /** @param portal without a slash at the end */
    HttpVisitor(HttpClient.Builder http, URI portal) {
        this.http = http.cookieHandler(new CookieManager()).build();
        this.portal = portal;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    /** @param verb of HTTP, with an empty body */
    HttpResponse<String> send(String verb, String path, String... headers) {
        HttpRequest.Builder request = to(path).method(verb, HttpRequest.BodyPublishers.noBody());
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    /** Opens the page and sends its form, as a browser without scripts does. */
    HttpResponse<String> fillIn(String path, Map<String, String> fields) {
        Matcher state = VIEW_STATE.matcher(get(path).body());
        if (!state.find()) {
            throw new IllegalStateException("no form at " + path);
        }
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "", "&jakarta.faces.ViewState=" + encoded(state.group(1))));
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** With password and code. */
    void logIn(String email, String password, String code) {
        fillIn(
                "/identity/login",
                Map.of("login", "login", "login:email", email, "login:password", password, "login:next", ""));
        HttpResponse<String> answer =
                fillIn("/identity/code", Map.of("login", "login", "login:code", code, "login:send", ""));
        if (answer.statusCode() != 302) {
            throw new IllegalStateException(email + " cannot log in");
        }
    }

    /** What a browser shows, without what is new in each answer. */
    static String words(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("(?s)<(script|style|head).*?</\\1>", "")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(portal + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
