package nl.ondertekenportaal.matrix.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Each thing has one address, without a slash at the end (NLGov REST API Design Rules, /core/no-trailing-slash). */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
public class NoTrailingSlash implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().endsWith("/")) {
            throw new NotFoundException();
        }
    }
}
