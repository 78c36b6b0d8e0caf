package nl.ondertekenportaal.matrix.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import nl.ondertekenportaal.matrix.v1.MatrixResource;
import nl.ondertekenportaal.matrix.v1.OpenApiResource;

/** Everything below {@code /api}. What is not named here is not served. */
@ApplicationPath("/api")
public class Api extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                MatrixResource.class,
                OpenApiResource.class,
                TokenFilter.class,
                NoTrailingSlash.class,
                VersionHeader.class,
                Problems.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        // the server would else describe the interface in a language of its own
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
