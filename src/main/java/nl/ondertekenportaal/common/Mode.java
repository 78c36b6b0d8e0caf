package nl.ondertekenportaal.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Demonstration or production. Unset means production: nothing fictitious is allowed there. */
@Named
@ApplicationScoped
public class Mode {

    private final boolean demo;

    @Inject
    public Mode(@ConfigProperty(name = "app.mode") Optional<String> mode) {
        this.demo = mode.filter("demo"::equals).isPresent();
    }

    Mode() {
        this(Optional.empty());
    }

    public boolean isDemo() {
        return demo;
    }
}
