package nl.ondertekenportaal.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicAddressTest {

    private static final Mode PRODUCTION = new Mode(false);

    @Test
    void linksBeginWithTheConfiguredAddress() {
        var address = new PublicAddress(Optional.of("https://portaal.example/"), PRODUCTION);
        assertThat(address.of("/controle/0a")).hasToString("https://portaal.example/controle/0a");
    }

    @Test
    void productionNeedsAnAddressThatLastsAndIsSafe() {
        for (Optional<String> wrong : java.util.List.of(
                Optional.<String>empty(), Optional.of("http://portaal.example"), Optional.of("localhost:8080"))) {
            assertThatThrownBy(() -> new PublicAddress(wrong, PRODUCTION))
                    .as(wrong.toString())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("APP_PUBLIC_URL");
        }
    }
}
