package nl.ondertekenportaal.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a token that was checked is taken for said. */
class SaidTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ISSUER = "https://broker.example.nl";

    private static Stream<Object> unreadable() {
        return Stream.of(
                List.of("99000077", "99000078"),
                List.of(),
                List.of(99000077),
                Map.of("kvk", "99000077"),
                99000077,
                true,
                "9".repeat(201));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aLimitOfTheAuthorityThatCannotBeReadIsNotTakenForNone(Object value) {
        for (String claim : new String[] {"branch", "intermediary"}) {
            assertThatThrownBy(() -> said(claim, value))
                    .as(claim)
                    .isInstanceOfSatisfying(
                            LoginRefused.class,
                            refused -> assertThat(refused.trouble()).isEqualTo(LoginTrouble.UNTRUSTED));
        }
    }

    @Test
    void whatIsSaidInWordsIsRead() throws Exception {
        assertThat(said("intermediary", "99000077").hasIntermediary()).isTrue();
        assertThat(said("intermediary", List.of("99000077")).hasIntermediary()).isTrue();
        assertThat(said("intermediary", "99000001").hasIntermediary())
                .as("the organisation itself")
                .isFalse();
        assertThat(said("branch", "000012345678").verified().branch()).isEqualTo("000012345678");
    }

    @Test
    void nothingIsNone() throws Exception {
        for (@Nullable String nothing : new @Nullable String[] {null, "", " "}) {
            assertThat(said("intermediary", nothing).hasIntermediary()).isFalse();
            assertThat(said("branch", nothing).verified().branch()).isNull();
        }
    }

    @Test
    void aNameThatCannotBeReadHarmsNobody() throws Exception {
        assertThat(said("name", List.of("een", "twee")).name()).isNull();
    }

    private static Said said(String claim, @Nullable Object value) throws ParseException {
        JWTClaimsSet content = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("fenna")
                .audience("portaal")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim("kvk", "99000001")
                .claim(claim, value)
                .build();
        return Said.of(provider(), new IDTokenClaimsSet(content), NOW);
    }

    private static Provider provider() {
        return new Provider(
                "eherkenning",
                "eHerkenning",
                ProviderKind.EHERKENNING,
                URI.create(ISSUER),
                new Provider.Client("portaal", "DEMO"),
                List.of("openid"),
                List.of(),
                List.of(),
                new ClaimNames("sub", "kvk", "rsin", "oin", "branch", "intermediary", "level", "name", "email"),
                new AssuranceLevels(List.of(), null, null));
    }
}
