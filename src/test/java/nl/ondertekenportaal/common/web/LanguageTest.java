package nl.ondertekenportaal.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void theChoiceOfLanguageIsKeptFromScriptsAndOtherSites() {
        var cookie = Language.remembering("en");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
    }
}
