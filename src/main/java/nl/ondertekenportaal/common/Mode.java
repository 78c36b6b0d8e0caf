package nl.ondertekenportaal.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.ConfigProvider;

/** Demonstration or production. Unset means production: nothing fictitious is allowed there. */
@Named
@ApplicationScoped
public class Mode {

    private final boolean demo;

    public Mode() {
        this(configured());
    }

    /** For where there is no configuration to ask. */
    public Mode(boolean demo) {
        this.demo = demo;
    }

    /** The same, for where nothing can be injected. */
    public static boolean configured() {
        return ConfigProvider.getConfig()
                .getOptionalValue("app.mode", String.class)
                .filter("demo"::equals)
                .isPresent();
    }

    public boolean isDemo() {
        return demo;
    }
}
