package nl.ondertekenportaal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;

class TotpSecretTest {

    /** RFC 6238, appendix B, the last six digits. */
    @Test
    void givesTheCodesOfTheStandard() {
        TotpSecret secret = TotpSecret.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
        assertThat(secret.codeAt(Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(secret.codeAt(Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
        assertThat(secret.codeAt(Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
    }

    @Test
    void isTypedInAsBase32() {
        TotpSecret secret = TotpSecret.random();
        assertThat(new Base32().decode(secret.text())).isEqualTo(secret.bytes());
        assertThat(secret.text()).hasSize(32);
    }

    @Test
    void anAccountCannotAddToTheAddressInTheQrCode() {
        assertThat(TotpSecret.random().uri("eva+x@example.org&secret=A"))
                .contains("eva%2Bx%40example.org%26secret%3DA?secret=");
    }

    @Test
    void tellsItsSecretToNoLog() {
        TotpSecret secret = TotpSecret.random();
        assertThat(secret).hasToString("TotpSecret");
    }
}
