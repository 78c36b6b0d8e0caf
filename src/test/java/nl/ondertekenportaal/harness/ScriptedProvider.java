package nl.ondertekenportaal.harness;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider that says what a test tells it to, true or not. One for the whole run, since the portal knows its address from the
 * start; a test begins by {@link #reset}. It announces that its answers name it (RFC 9207).
 */
public final class ScriptedProvider {

    public static final String ID = "proef";

    /** As what the portal knows it where it stands in for eHerkenning. */
    public static final String EHERKENNING = "proefherkenning";

    public static final String CLIENT = "portaal";
    static final String SECRET = "DEMO-geheim-van-de-proefdienst";

    /** What the token endpoint answers. */
    public record Answer(int status, String type, String body) {}

    private static final class Holder {
        static final ScriptedProvider ONE = new ScriptedProvider();
    }

    private final HttpServer server;
    private volatile RSAKey key = newKey();
    private volatile Function<JWTClaimsSet, Answer> tokens = this::signed;
    private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    private volatile Map<String, List<String>> asked = Map.of();
    private volatile @Nullable String trouble;

    private ScriptedProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, metadata()));
        server.createContext("/keys", exchange -> json(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.start();
    }

    public static ScriptedProvider get() {
        return Holder.ONE;
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Tells the truth from now on, of an organisation and a person that a test chooses. */
    public ScriptedProvider reset() {
        tokens = this::signed;
        claims = UnaryOperator.identity();
        asked = Map.of();
        trouble = null;
        return this;
    }

    /** What stands in the next tokens, beside or instead of what should. */
    public ScriptedProvider says(UnaryOperator<JWTClaimsSet.Builder> more) {
        claims = more;
        return this;
    }

    /** Somebody who acts for this organisation, surely enough to need no second factor. */
    public ScriptedProvider says(String subject, String kvk) {
        return says(claim -> claim.subject(subject).claim("kvk", kvk).claim("level", "hoog"));
    }

    /** How the next token is made of what should stand in it. */
    public ScriptedProvider answers(Function<JWTClaimsSet, Answer> made) {
        tokens = made;
        return this;
    }

    /** The next browsers that come come back with this error. */
    public ScriptedProvider refuses(String error) {
        trouble = error;
        return this;
    }

    /** From now on it signs with another key. */
    public ScriptedProvider changesKey() {
        key = newKey();
        return this;
    }

    public RSAKey key() {
        return key;
    }

    /** Notes what the portal asked, as the browser would bring it. */
    public void asked(String query) {
        asked = URLUtils.parseParameters(query);
    }

    /** A parameter of the last question. */
    public String asked(String name, String otherwise) {
        return asked.getOrDefault(name, List.of(otherwise)).getFirst();
    }

    public Answer signed(JWTClaimsSet content) {
        return signed(content, key);
    }

    public static Answer signed(JWTClaimsSet content, RSAKey with) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(with.getKeyID())
                            .build(),
                    content);
            token.sign(new RSASSASigner(with));
            return of(token.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer with this token. */
    public static Answer of(String token) {
        return new Answer(
                200,
                "application/json",
                "{\"access_token\":\"none\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + token
                        + "\"}");
    }

    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                 "response_types_supported":["code"],"subject_types_supported":["pairwise"],
                 "id_token_signing_alg_values_supported":["RS256"],"code_challenge_methods_supported":["S256"],
                 "authorization_response_iss_parameter_supported":true}""".formatted(issuer());
    }

    /** Nobody needs to log in here. */
    private void authorize(HttpExchange exchange) throws IOException {
        asked(exchange.getRequestURI().getRawQuery());
        String outcome = trouble == null ? "code=" + UUID.randomUUID() : "error=" + trouble;
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked("redirect_uri", "") + "?" + outcome + "&state=" + asked("state", "") + "&iss="
                                + issuer());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Only for who shows the client's secret and the verifier that fits the challenge (PKCE). */
    private void token(HttpExchange exchange) throws IOException {
        Map<String, List<String>> form =
                URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        CodeVerifier verifier =
                new CodeVerifier(form.getOrDefault("code_verifier", List.of("")).getFirst());
        String challenge =
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (!challenge.equals(asked("code_challenge", ""))
                || !String.valueOf(header).startsWith("Basic ")) {
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Answer answer = tokens.apply(claims.apply(usual()).build());
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        if (answer.status() == 302) {
            exchange.getResponseHeaders().add("Location", issuer() + "/keys");
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private JWTClaimsSet.Builder usual() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("iemand")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("auth_time", now.getEpochSecond())
                .claim("nonce", asked("nonce", ""));
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
