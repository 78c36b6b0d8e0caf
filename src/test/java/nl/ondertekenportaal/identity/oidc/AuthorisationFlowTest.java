package nl.ondertekenportaal.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.ondertekenportaal.harness.ScriptedProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is believed of a provider that may lie. */
class AuthorisationFlowTest {

    private static final URI CALLBACK = URI.create("http://localhost/identity/oidc/callback/proef");
    private static final String CLIENT = ScriptedProvider.CLIENT;

    private final ScriptedProvider provider = ScriptedProvider.get();
    private final ProviderConnection connection = new ProviderConnection(configured(), true, Clock.systemUTC());
    private final Instant now = Instant.now();

    @BeforeEach
    void tellTheTruth() {
        provider.reset().says("iemand", "87654321");
    }

    @Test
    void theTruthIsBelieved() {
        assertThat(visit()).isNull();
        assertThat(provider.asked("code_challenge_method", "")).isEqualTo("S256");
        assertThat(provider.asked("response_type", "")).isEqualTo("code");
        assertThat(provider.asked("acr_values", "")).isEqualTo("midden");
        assertThat(provider.asked("prompt", "")).isEqualTo("login");
    }

    @Test
    void aTokenThatIsNotOursOrNotNowIsRefused() {
        untrusted(claim -> claim.claim("nonce", "another"));
        untrusted(claim -> claim.claim("nonce", null));
        untrusted(claim -> claim.issuer("https://another.example.nl"));
        untrusted(claim -> claim.audience("another"));
        untrusted(claim -> claim.audience(List.of(CLIENT, "another")));
        untrusted(claim -> claim.audience(List.of(CLIENT, "another")).claim("azp", "another"));
        untrusted(claim -> claim.claim("azp", "another"));
        untrusted(claim -> claim.expirationTime(Date.from(now.minusSeconds(120))));
        untrusted(claim -> claim.expirationTime(null));
        untrusted(claim -> claim.issueTime(Date.from(now.plusSeconds(300))));
        untrusted(claim -> claim.issueTime(null));
        untrusted(claim -> claim.subject(null));
        assertThat(says(claim -> claim.audience(List.of(CLIENT, "another")).claim("azp", CLIENT)))
                .isNull();
        assertThat(says(claim -> claim.expirationTime(Date.from(now.minusSeconds(20)))))
                .as("clocks differ a little")
                .isNull();
    }

    @Test
    void whereAFreshLoginWasAskedAnOlderOneDoesNotCount() {
        untrusted(claim -> claim.claim("auth_time", now.getEpochSecond() - 900));
        untrusted(claim -> claim.claim("auth_time", null));
    }

    @Test
    void aSignatureThatProvesNothingIsRefused() {
        assertThat(answers(content -> ScriptedProvider.of(new PlainJWT(content).serialize())))
                .isEqualTo(LoginTrouble.UNTRUSTED);
        assertThat(answers(content -> ScriptedProvider.of(signedWithThePublicKey(content))))
                .isEqualTo(LoginTrouble.UNTRUSTED);
        assertThat(answers(content -> {
                    String token = token(provider.signed(content));
                    return ScriptedProvider.of(token.substring(0, token.lastIndexOf('.') + 1));
                }))
                .isNotNull();
        RSAKey foreign = new RSAKey.Builder(ScriptedProvider.newKey())
                .keyID(provider.key().getKeyID())
                .build();
        assertThat(answers(content -> ScriptedProvider.signed(content, foreign)))
                .as("another's key under the name of the provider's")
                .isEqualTo(LoginTrouble.UNTRUSTED);
    }

    @Test
    void aNewKeyIsLookedUpAndAnUnknownOneIsNotBelieved() {
        assertThat(visit()).isNull();
        provider.changesKey();
        assertThat(visit()).as("the provider has another key").isNull();
        RSAKey unknown = ScriptedProvider.newKey();
        assertThat(answers(content -> ScriptedProvider.signed(content, unknown)))
                .isEqualTo(LoginTrouble.UNTRUSTED);
    }

    @Test
    void aProviderInTroubleIsNamedSo() {
        assertThat(answers(content -> new ScriptedProvider.Answer(503, "text/html", "down")))
                .isEqualTo(LoginTrouble.UNREACHABLE);
        assertThat(answers(content -> new ScriptedProvider.Answer(200, "application/json", "{\"nonsense\":")))
                .isEqualTo(LoginTrouble.UNREACHABLE);
        assertThat(answers(content -> new ScriptedProvider.Answer(200, "application/json", "{}")))
                .isEqualTo(LoginTrouble.UNREACHABLE);
        assertThat(answers(content -> new ScriptedProvider.Answer(302, "application/json", "{}")))
                .isEqualTo(LoginTrouble.REFUSED);
        assertThat(answers(content ->
                        new ScriptedProvider.Answer(400, "application/json", "{\"error\":\"invalid_grant\"}")))
                .isEqualTo(LoginTrouble.REFUSED);
    }

    @Test
    void theAnswerNamesItsIssuer() {
        assertThat(visit("code=abc")).isEqualTo(LoginTrouble.NOT_ASKED);
        assertThat(visit("code=abc&iss=https://another.example.nl")).isEqualTo(LoginTrouble.NOT_ASKED);
        assertThat(visit("error=access_denied&iss=" + provider.issuer())).isEqualTo(LoginTrouble.CANCELLED);
        assertThat(visit("error=server_error&iss=" + provider.issuer())).isEqualTo(LoginTrouble.REFUSED);
        assertThat(visit("iss=" + provider.issuer())).isEqualTo(LoginTrouble.UNTRUSTED);
    }

    @Test
    void anOrganisationIsNamedByOneTextThatCanBe() {
        for (Object wrong : new Object[] {"12", 87654321, List.of("87654321", "99000003"), " ", List.of()}) {
            assertThat(says(claim -> claim.claim("kvk", wrong))).isEqualTo(LoginTrouble.NO_IDENTIFIER);
        }
        assertThat(says(claim -> claim.claim("rsin", "123456789"))).isEqualTo(LoginTrouble.NO_IDENTIFIER);
        assertThat(says(claim -> claim.claim("kvk", List.of("87654321")))).isNull();
    }

    private void untrusted(UnaryOperator<JWTClaimsSet.Builder> lie) {
        assertThat(says(lie)).isEqualTo(LoginTrouble.UNTRUSTED);
    }

    private @Nullable LoginTrouble says(UnaryOperator<JWTClaimsSet.Builder> lie) {
        provider.says(claim -> lie.apply(claim.subject("iemand").claim("kvk", "87654321")));
        return visit();
    }

    private @Nullable LoginTrouble answers(Function<JWTClaimsSet, ScriptedProvider.Answer> made) {
        provider.answers(made);
        return visit();
    }

    private @Nullable LoginTrouble visit() {
        return visit("code=abc&iss=" + provider.issuer());
    }

    /** What went wrong; null if nothing did. */
    private @Nullable LoginTrouble visit(String answer) {
        AuthorisationFlow flow = new AuthorisationFlow(connection, CALLBACK);
        ProviderAttempt.Secrets secrets = ProviderAttempt.Secrets.random();
        provider.asked(flow.question(secrets, true).getRawQuery());
        try {
            Said.of(
                    connection.provider(),
                    flow.redeem(URLUtils.parseParameters(answer + "&state=" + secrets.state()), secrets, true, now),
                    now);
            return null;
        } catch (LoginRefused refused) {
            return refused.trouble();
        }
    }

    private Provider configured() {
        return new Provider(
                ScriptedProvider.ID,
                "Proef",
                ProviderKind.OTHER,
                URI.create(provider.issuer()),
                new Provider.Client(CLIENT, "DEMO"),
                List.of("openid"),
                List.of(),
                List.of("midden"),
                new ClaimNames("sub", "kvk", "rsin", null, null, null, null, null, null),
                new AssuranceLevels(List.of(), null, null));
    }

    private static String token(ScriptedProvider.Answer answer) {
        return answer.body().replaceAll(".*\"id_token\":\"([^\"]+)\".*", "$1");
    }

    private String signedWithThePublicKey(JWTClaimsSet content) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(provider.key().getKeyID())
                            .build(),
                    content);
            token.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
