package nl.ondertekenportaal.common.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whether this portal is a demonstration, so that every page can say so. Without {@code APP_MODE} it is production. */
@Named("mode")
@ApplicationScoped
public class PortalMode {

    public boolean isDemo() {
        return demo();
    }

    static boolean demo() {
        return ConfigProvider.getConfig()
                .getOptionalValue("app.mode", String.class)
                .filter("demo"::equals)
                .isPresent();
    }
}
