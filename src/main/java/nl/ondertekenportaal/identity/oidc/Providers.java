package nl.ondertekenportaal.identity.oidc;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.StartOrder;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The providers that the operator configured, in the order of their numbers. Nothing is asked of them at start, so they may be down. */
@ApplicationScoped
public class Providers {

    private final List<Provider> all;

    @Inject
    Providers(Config config, Mode mode) {
        this(property -> config.getOptionalValue(property, String.class), mode);
    }

    /** @throws IllegalStateException naming the setting that is missing or wrong */
    Providers(Function<String, Optional<String>> values, Mode mode) {
        List<Provider> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int number = 1; number <= ProviderSetting.MOST; number++) {
            ProviderReader reader = new ProviderReader(values, number, mode);
            if (reader.isThere()) {
                Provider provider = reader.read();
                if (!ids.add(provider.id())) {
                    throw new IllegalStateException("two providers have the same id: " + provider.id());
                }
                found.add(provider);
            }
        }
        this.all = List.copyOf(found);
    }

    Providers() {
        this.all = List.of();
    }

    /** Made at start, so that a wrong setting is found then. */
    void check(@Observes @Priority(StartOrder.KEYS) @Initialized(ApplicationScoped.class) @Nullable Object start) {}

    public List<Provider> all() {
        return all;
    }

    public Optional<Provider> find(String id) {
        return all.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /** @throws NotFound if there is no such provider */
    public Provider get(String id) {
        return find(id).orElseThrow(() -> new NotFound("provider"));
    }

    /** What people call it; its id if it is configured no longer. */
    public String nameOf(String id) {
        return find(id).map(Provider::name).orElse(id);
    }
}
