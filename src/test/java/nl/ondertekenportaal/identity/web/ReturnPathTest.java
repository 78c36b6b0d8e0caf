package nl.ondertekenportaal.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/organisation/profile", "/agreement/agreement?id=00000000-0000-0000-0000-000000000000"})
    void aPageOfThePortalIsGoneBackTo(String from) {
        assertThat(ReturnPath.of(from)).contains(from);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "//evil.example/a",
                "/\\evil.example/a",
                "\\\\evil.example/a",
                "/a/b?from=https://evil.example",
                "/a/b#x",
                "/a/b\r\nLocation: https://evil.example",
                "/a/b\n",
                "/a/../b",
                "/%2f/evil.example",
                "javascript:alert(1)",
                "/a",
                "/",
                " /a/b",
                ""
            })
    void nothingElseIs(String from) {
        assertThat(ReturnPath.of(from)).isEmpty();
        assertThat(ReturnPath.to("/identity/login", from)).isEqualTo("/identity/login?faces-redirect=true");
    }

    @Test
    void theWayBackIsHandedOnAsOneParameter() {
        assertThat(ReturnPath.to("/identity/code", "/agreement/agreement?id=1&x=2"))
                .isEqualTo("/identity/code?faces-redirect=true&from=%2Fagreement%2Fagreement%3Fid%3D1%26x%3D2");
    }
}
