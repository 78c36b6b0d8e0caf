package nl.ondertekenportaal.matrix.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.matrix.rest.VersionHeader;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code GET /api/v1/openapi.json}: the description of version 1, for everybody and every web page. */
@Path("v1/openapi.json")
@RequestScoped
public class OpenApiResource {

    @Inject
    PublicAddress address;

    @Inject
    @ConfigProperty(name = "app.mail.from", defaultValue = "ondertekenportaal@localhost")
    String contact;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response description() throws IOException {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("missing openapi.json");
            }
            String description = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{version}", VersionHeader.VERSION)
                    .replace("{address}", address.of("").toString())
                    .replace("{contact}", contact);
            return Response.ok(description)
                    .header("Access-Control-Allow-Origin", "*")
                    .build();
        }
    }
}
