package nl.ondertekenportaal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** That a browser reaches the portal, and that nothing which is not for the public stands open. */
@ResourceLock(Lane.BROWSER)
class BrowserIT {
    @RegisterExtension
    final Portal portal = new Portal();

    @Test
    void aBrowserReachesThePortal() {
        Page page = portal.open("/health/live");
        assertThat(page.content()).contains("UP");
    }

    @Test
    void measurementsAndTheServersOwnInterfaceDescriptionAreNotPublic() {
        assertThat(portal.open("/metrics").content()).doesNotContain("# TYPE");
        assertThat(portal.open("/openapi").content()).doesNotContain("openapi:");
    }
}
