package nl.ondertekenportaal.demodata.web;

import static org.assertj.core.api.Assertions.assertThat;

import nl.ondertekenportaal.demodata.web.MailboxPage.Stretch;
import org.junit.jupiter.api.Test;

class MailboxPageTest {
    private static final String PORTAL = "http://localhost:8080/";

    @Test
    void onlyAnAddressOfThePortalBecomesALink() {
        assertThat(MailboxPage.stretches(
                        "Zie http://localhost:8080/a/b?token=x-_Y\n\nof https://evil.example/ of <b>.", PORTAL))
                .containsExactly(
                        new Stretch("Zie ", false),
                        new Stretch("http://localhost:8080/a/b?token=x-_Y", true),
                        new Stretch("\n\nof https://evil.example/ of <b>.", false));
    }

    @Test
    void aLinkEndsBeforeMarkup() {
        assertThat(MailboxPage.stretches("http://localhost:8080/a\"onclick=x", PORTAL))
                .startsWith(new Stretch("", false), new Stretch("http://localhost:8080/a", true));
    }
}
