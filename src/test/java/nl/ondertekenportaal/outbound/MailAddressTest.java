package nl.ondertekenportaal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.ondertekenportaal.common.RuleBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @Test
    void anAddressIsTheSameHoweverItWasTyped() {
        assertThat(new MailAddress(" Eva.Slim@Example.ORG ").normalised()).isEqualTo("eva.slim@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eva",
                "eva@",
                "@example.org",
                "eva@example..org",
                "eva@example.org\r\nBcc: all@example.org",
                "eva@example.org\nX: y",
                "eva@example.org,ander@example.org",
                "eva@example.org; ander@example.org",
                "Eva <eva@example.org>",
                "eva@exam\u200bple.org",
                "еva@example.org",
                "eva@exаmple.org",
                "\"a b\"@example.org",
                "eva@example.org>"
            })
    void anythingButOnePlainAddressIsRefused(String text) {
        assertThatThrownBy(() -> new MailAddress(text))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("mail.address"));
    }
}
