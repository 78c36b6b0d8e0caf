package nl.ondertekenportaal.matrix.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import nl.ondertekenportaal.common.web.Fault;
import nl.ondertekenportaal.common.web.Messages;

/** Makes a problem of whatever was thrown; what the portal did wrong is told by its reference only. */
@Provider
@ApplicationScoped
public class Problems implements ExceptionMapper<Throwable> {

    @Inject
    HttpServletRequest request;

    @Inject
    Messages messages;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof BadRequest bad) {
            return Problem.of(messages, 400, bad.name(), bad.value()).response().build();
        }
        if (thrown instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < 500) {
            return refused(refused.getResponse());
        }
        Fault fault = Fault.record(request, thrown);
        return Problem.of(messages, 500, "fault")
                .withReference(fault.reference())
                .response()
                .build();
    }

    private Response refused(Response refusal) {
        String name = switch (refusal.getStatus()) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            default -> "bad-request";
        };
        Response.ResponseBuilder answer =
                Problem.of(messages, refusal.getStatus(), name).response();
        refusal.getAllowedMethods().stream()
                .sorted()
                .reduce((one, other) -> one + ", " + other)
                .ifPresent(allowed -> answer.header("Allow", allowed));
        return answer.build();
    }
}
