package nl.ondertekenportaal.common;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where the portal is found. Links in mails and documents are built from this, never from a request's Host header. */
@ApplicationScoped
public class PublicAddress {

    private static final String DEMO = "http://localhost:8080";

    private final String base;

    /** @throws IllegalStateException in production without an https address: it is printed in documents that are never made again */
    @Inject
    public PublicAddress(@ConfigProperty(name = "app.public.url") Optional<String> configured, Mode mode) {
        String address = configured.orElse(DEMO);
        if (!mode.isDemo() && !address.startsWith("https://")) {
            throw new IllegalStateException(
                    "Set APP_PUBLIC_URL to the https address of the portal; it stands in every document");
        }
        this.base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    PublicAddress() {
        this.base = "";
    }

    /** Made at start, so that a wrong address is found then. */
    void check(@Observes @Priority(StartOrder.KEYS) @Initialized(ApplicationScoped.class) @Nullable Object start) {}

    /** @param path begins with a slash */
    public URI of(String path) {
        return URI.create(base + path);
    }
}
