package nl.ondertekenportaal.matrix.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** The full version of the interface, on every answer (NLGov REST API Design Rules, /core/version-header). */
@Provider
public class VersionHeader implements ContainerResponseFilter {

    /** Semantic; the first number is also in the address, the others only ever add. */
    public static final String VERSION = "1.0.0";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("API-Version", VERSION);
    }
}
