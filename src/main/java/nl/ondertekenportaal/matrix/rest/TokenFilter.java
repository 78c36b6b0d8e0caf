package nl.ondertekenportaal.matrix.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.ApiClients;
import org.jspecify.annotations.Nullable;

/** Before every request, whether its address exists or not: no token, no answer. Only the description is public. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class TokenFilter implements ContainerRequestFilter {

    private static final String PUBLIC = "v1/openapi.json";
    private static final String SCHEME = "bearer ";

    @Inject
    ApiClients clients;

    @Inject
    Messages messages;

    @Override
    public void filter(ContainerRequestContext request) {
        if (PUBLIC.equals(request.getUriInfo().getPath())) {
            return;
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            refuse(request, "token-missing", null);
        } else if (clients.byToken(authorization.substring(SCHEME.length()).strip())
                .isEmpty()) {
            refuse(request, "token-unknown", "invalid_token");
        }
    }

    /** As RFC 6750 wants it: an error is named only when a token was shown. */
    private void refuse(ContainerRequestContext request, String name, @Nullable String error) {
        String challenge = "Bearer realm=\"ondertekenportaal\"" + (error == null ? "" : ", error=\"" + error + "\"");
        request.abortWith(Problem.of(messages, 401, name)
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build());
    }
}
