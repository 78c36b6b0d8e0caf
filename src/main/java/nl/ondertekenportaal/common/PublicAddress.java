package nl.ondertekenportaal.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the portal is found. Links in mails and documents are built from this, never from a request's Host header. */
@ApplicationScoped
public class PublicAddress {

    private final String base;

    @Inject
    public PublicAddress(@ConfigProperty(name = "app.public.url", defaultValue = "http://localhost:8080") String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    PublicAddress() {
        this("http://localhost");
    }

    /** @param path begins with a slash */
    public URI of(String path) {
        return URI.create(base + path);
    }
}
