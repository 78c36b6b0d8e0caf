package nl.ondertekenportaal.identity.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import nl.ondertekenportaal.outbound.GuardedHttp;

/** Lets the library call a provider through the portal's guard and in no other way. */
final class GuardedExchange implements HTTPRequestSender, ResourceRetriever {

    private static final int LARGEST_ANSWER = 256 * 1024;

    private final GuardedHttp http;

    GuardedExchange(GuardedHttp http) {
        this.http = http;
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        Map<String, String> headers = new HashMap<>();
        request.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.put("Accept", "application/json");
        return request.getMethod() == HTTPRequest.Method.POST
                ? answer(http.post(
                        request.getURI(),
                        headers,
                        String.valueOf(request.getBody()).getBytes(StandardCharsets.UTF_8),
                        LARGEST_ANSWER))
                : answer(http.get(request.getURI(), headers, LARGEST_ANSWER));
    }

    private static HTTPResponse answer(GuardedHttp.Answer answer) throws IOException {
        HTTPResponse response = new HTTPResponse(answer.status());
        try {
            if (!answer.type().isEmpty()) {
                response.setContentType(answer.type());
            }
        } catch (ParseException e) {
            throw new IOException("the server answered with content of type " + answer.type(), e);
        }
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }

    /** The keys of the provider. */
    @Override
    public Resource retrieveResource(URL address) throws IOException {
        try {
            return new Resource(text(address.toURI()), "application/json");
        } catch (URISyntaxException e) {
            throw new IOException("not an address: " + address, e);
        }
    }

    /** @throws IOException unless it is there, as JSON */
    String text(URI address) throws IOException {
        GuardedHttp.Answer answer = http.get(address, Map.of("Accept", "application/json"), LARGEST_ANSWER);
        if (answer.status() != 200 || !answer.type().contains("json")) {
            throw new IOException("the server answered with status " + answer.status() + ", " + answer.type());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
