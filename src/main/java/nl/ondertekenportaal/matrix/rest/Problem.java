package nl.ondertekenportaal.matrix.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import nl.ondertekenportaal.common.web.Messages;

/**
 * Why a request got no answer, for a machine and for the person who reads its log (RFC 9457).
 *
 * @param type the kind of problem, which a machine may compare: {@code urn:ondertekenportaal:problem:<name>}
 * @param title the kind of problem in words
 * @param status of HTTP
 * @param detail what was wrong this time and what helps
 * @param reference under which the operator finds a fault of the portal
 */
public record Problem(String type, String title, int status, String detail, Optional<String> reference) {

    private static final String MEDIA_TYPE = "application/problem+json";

    /** The problem with this name, in words from the message bundle. */
    public static Problem of(Messages messages, int status, String name, Object... arguments) {
        return new Problem(
                "urn:ondertekenportaal:problem:" + name,
                messages.text("api." + name),
                status,
                messages.text("api." + name + ".detail", arguments),
                Optional.empty());
    }

    Problem withReference(String number) {
        return new Problem(type, title, status, detail, Optional.of(number));
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(json().toString());
    }

    private JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        reference.ifPresent(number -> json.add("reference", number));
        return json.build();
    }
}
