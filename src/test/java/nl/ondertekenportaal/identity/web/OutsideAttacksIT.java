package nl.ondertekenportaal.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.harness.Portal;
import nl.ondertekenportaal.harness.ScriptedProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a provider that lies, or somebody between it and the portal, may try. No browser: the requests are ours. */
@ResourceLock(Lane.DOOR)
class OutsideAttacksIT {

    /** Of nobody here, so that whoever gets through the protocol ends at the page that says so. */
    private static final String UNKNOWN_KVK = "87654321";

    private static final String UNTRUSTED = "Wij vertrouwen het antwoord van Proefdienst niet";
    private static final String NOT_ASKED = "Deze inlogpoging is verlopen";
    private static final String UNREACHABLE = "is nu niet te bereiken";
    private static final String THROUGH = "doet nog niet mee";

    @RegisterExtension
    final Portal portal = new Portal();

    private final ScriptedProvider provider = ScriptedProvider.get();

    @BeforeEach
    void tellTheTruth() {
        provider.reset().says("niemand-hier", UNKNOWN_KVK);
    }

    @Test
    void theTruthComesThrough() {
        assertThat(new Visitor().visit()).contains(THROUGH, UNKNOWN_KVK);
        assertThat(provider.asked("code_challenge_method", "")).isEqualTo("S256");
        assertThat(provider.asked("response_type", "")).isEqualTo("code");
        assertThat(provider.asked("acr_values", "")).isEqualTo("midden");
        assertThat(provider.asked("redirect_uri", "")).endsWith("/identity/oidc/callback/proef");
    }

    @Test
    void whatIsNotProvedLetsNobodyIn() {
        refused(UNTRUSTED, claim -> claim.claim("nonce", "another"));
        refused(UNTRUSTED, claim -> claim.audience("another"));
        assertThat(answers(content -> ScriptedProvider.of(new PlainJWT(content).serialize())))
                .contains(UNTRUSTED);
        provider.reset().says("niemand-hier", UNKNOWN_KVK).changesKey();
        assertThat(new Visitor().visit()).as("the provider has another key").contains(THROUGH);
    }

    @Test
    void anAnswerCountsOnceAndInTheSameBrowserOnly() {
        Visitor visitor = new Visitor();
        String callback = visitor.callback(visitor.start("proef"), "proef");
        Visitor thief = new Visitor();
        thief.start("proef");
        String stolen = visitor.callback(visitor.start("proef"), "proef");
        assertThat(thief.come(stolen)).contains(NOT_ASKED);
        assertThat(visitor.come(stolen)).as("used up by the thief").contains(NOT_ASKED);
        provider.asked(visitor.lastQuestion);
        String fresh = visitor.callback(visitor.start("proef"), "proef");
        assertThat(visitor.come(fresh)).contains(THROUGH);
        assertThat(visitor.come(fresh)).contains(NOT_ASKED);
        assertThat(callback).isNotEqualTo(fresh);
        assertThat(visitor.come("/identity/oidc/callback/proef?code=1&state=unknown&iss=" + provider.issuer()))
                .contains(NOT_ASKED);
        assertThat(visitor.come("/identity/oidc/callback/proef?code=1")).contains(NOT_ASKED);
        assertThat(visitor.come(visitor.callback(visitor.start("proef"), "proef") + "&code=2"))
                .contains(NOT_ASKED);
    }

    @Test
    void theAnswerOfOneProviderIsNotTakenForThatOfAnother() {
        Visitor visitor = new Visitor();
        String question = visitor.start("proef");
        assertThat(visitor.come(visitor.callback(question, "eherkenning"))).contains(NOT_ASKED);
        String withoutIssuer = visitor.callback(visitor.start("proef"), "proef").replaceAll("&iss=.*", "");
        assertThat(visitor.come(withoutIssuer)).contains(NOT_ASKED);
        assertThat(visitor.come(withoutIssuer + "&iss=x")).contains(NOT_ASKED);
        String foreign = visitor.callback(visitor.start("proef"), "proef")
                .replaceAll("&iss=.*", "&iss=https://another.example.nl");
        assertThat(visitor.come(foreign)).contains(NOT_ASKED);
        assertThat(visitor.status("/identity/oidc/callback/nothing")).isEqualTo(404);
        assertThat(visitor.status("/identity/oidc/start/nothing")).isEqualTo(404);
    }

    @Test
    void whoBreaksOffIsToldSoAndOtherErrorsAreTheProviders() {
        Visitor visitor = new Visitor();
        assertThat(visitor.come(error(visitor, "access_denied")))
                .contains("U hebt het inloggen bij Proefdienst afgebroken");
        assertThat(visitor.come(error(visitor, "server_error"))).contains("Proefdienst heeft u niet laten inloggen");
        assertThat(visitor.come(error(visitor, "%3Cscript%3Ealert(1)%3C/script%3E")))
                .doesNotContain("<script>alert");
    }

    @Test
    void aProviderInTroubleLeavesTheOtherWays() {
        assertThat(answers(content -> new ScriptedProvider.Answer(503, "text/html", "<h1>down</h1>")))
                .contains(UNREACHABLE, "Naar de inlogpagina");
        assertThat(answers(content ->
                        new ScriptedProvider.Answer(400, "application/json", "{\"error\":\"invalid_grant\"}")))
                .contains("heeft u niet laten inloggen");
    }

    @Test
    void aLevelThatIsLowOrUnknownIsNotEnough() {
        for (String level : new String[] {"laag", "heel-hoog", ""}) {
            refused("Uw middel is niet betrouwbaar genoeg", claim -> claim.claim("level", level));
        }
        refused("Uw middel is niet betrouwbaar genoeg", claim -> claim.claim("level", List.of("laag", "hoog")));
        assertThat(says(claim -> claim.claim("level", List.of("midden")))).contains(THROUGH);
    }

    @Test
    void withoutANumberThatCanBeNobodyIsKnown() {
        String unknown = "Wij weten niet namens welke organisatie u inlogt";
        refused(unknown, claim -> claim.claim("kvk", null));
        refused(unknown, claim -> claim.claim("kvk", "12"));
    }

    @Test
    void anIntermediaryDoesNotGetIn() {
        assertThat(says(claim -> claim.claim("intermediary", "99000077")))
                .contains("Een intermediair kan hier niet inloggen", "99000077", UNKNOWN_KVK);
        assertThat(says(claim -> claim.claim("intermediary", UNKNOWN_KVK))).contains(THROUGH);
    }

    @Test
    void aLimitOfTheAuthorityThatCannotBeReadIsNotTakenForNone() {
        for (String limit : new String[] {"intermediary", "branch"}) {
            refused(UNTRUSTED, claim -> claim.claim(limit, List.of("99000077", "99000078")));
            refused(UNTRUSTED, claim -> claim.claim(limit, Map.of("kvk", "99000077")));
            refused(UNTRUSTED, claim -> claim.claim(limit, 99000077));
        }
    }

    private String error(Visitor visitor, String error) {
        return visitor.callback(visitor.start("proef"), "proef").replaceAll("code=[^&]*", "error=" + error);
    }

    private void refused(String words, UnaryOperator<JWTClaimsSet.Builder> lie) {
        assertThat(says(lie)).contains(words).doesNotContain(THROUGH);
    }

    private String says(UnaryOperator<JWTClaimsSet.Builder> lie) {
        provider.reset()
                .says(claim -> lie.apply(
                        claim.subject("niemand-hier").claim("kvk", UNKNOWN_KVK).claim("level", "hoog")));
        return new Visitor().visit();
    }

    private String answers(Function<JWTClaimsSet, ScriptedProvider.Answer> made) {
        provider.answers(made);
        return new Visitor().visit();
    }

    /** A browser without a screen. */
    private final class Visitor {

        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private String lastQuestion = "";

        /** All the way, as it should go. */
        String visit() {
            return come(callback(start("proef"), "proef"));
        }

        /** The question that the portal asks the provider. */
        String start(String id) {
            lastQuestion = answer("/identity/oidc/start/" + id)
                    .headers()
                    .firstValue("Location")
                    .map(URI::create)
                    .map(URI::getRawQuery)
                    .orElseThrow();
            return lastQuestion;
        }

        /** Where the provider sends the browser after this question, at the address of any provider. */
        String callback(String question, String id) {
            provider.asked(question);
            return "/identity/oidc/callback/" + id + "?code=abc&state=" + provider.asked("state", "") + "&iss="
                    + provider.issuer();
        }

        /** The page that is shown in the end. */
        String come(String path) {
            HttpResponse<String> answer = answer(path);
            for (int hop = 0; hop < 3 && answer.statusCode() == 302; hop++) {
                answer = answer(answer.headers().firstValue("Location").orElseThrow());
            }
            return answer.body();
        }

        int status(String path) {
            return answer(path).statusCode();
        }

        private HttpResponse<String> answer(String path) {
            try {
                return http.send(
                        HttpRequest.newBuilder(URI.create(portal.baseUrl()).resolve(path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
