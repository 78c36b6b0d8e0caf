package nl.ondertekenportaal.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider publishes of itself, true or not. */
class ProviderConnectionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String issuer = "";
    private String metadata = "";
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            byte[] body = metadata.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Location", issuer + "/elsewhere");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        metadata = metadata(issuer, issuer, issuer, issuer);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void itIsAskedOnceAndAgainAfterAnHour() {
        MovingClock clock = new MovingClock();
        ProviderConnection connection = new ProviderConnection(provider(), true, clock);
        connection.published();
        connection.published();
        assertThat(asked).hasValue(1);
        clock.now = NOW.plus(Duration.ofMinutes(61));
        connection.published();
        assertThat(asked).hasValue(2);
    }

    @Test
    void oneThatWasDownIsAskedAgain() {
        ProviderConnection connection = connection();
        status = 503;
        refused(connection);
        status = 200;
        assertThat(connection.published().metadata().getIssuer().getValue()).isEqualTo(issuer);
    }

    @Test
    void nonsenseIsNotBelievedAndARedirectNotFollowed() {
        ProviderConnection connection = connection();
        status = 302;
        refused(connection);
        status = 200;
        metadata = "{\"issuer\":";
        refused(connection);
        metadata = "[]";
        refused(connection);
        metadata = metadata("https://another.example.nl", issuer, issuer, issuer);
        refused(connection);
    }

    @Test
    void itCannotSendThePortalOrTheBrowserElsewhere() {
        for (String elsewhere : List.of("http://127.0.0.1:1", "https://evil.example.nl", "javascript:alert(1)//")) {
            metadata = metadata(issuer, elsewhere, issuer, issuer);
            refused(connection());
            metadata = metadata(issuer, issuer, elsewhere, issuer);
            refused(connection());
            metadata = metadata(issuer, issuer, issuer, elsewhere);
            refused(connection());
        }
    }

    @Test
    void productionCallsNoProviderOnThisMachine() {
        refused(new ProviderConnection(provider(), false, Clock.fixed(NOW, ZoneOffset.UTC)));
        assertThat(asked).hasValue(0);
    }

    private static void refused(ProviderConnection connection) {
        assertThatThrownBy(connection::published)
                .isInstanceOf(LoginRefused.class)
                .extracting(refused -> ((LoginRefused) refused).trouble())
                .isEqualTo(LoginTrouble.UNREACHABLE);
    }

    private ProviderConnection connection() {
        return new ProviderConnection(provider(), true, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Provider provider() {
        return new Provider(
                "proef",
                "Proef",
                ProviderKind.OTHER,
                URI.create(issuer),
                new Provider.Client("portaal", "DEMO"),
                List.of("openid"),
                List.of(),
                List.of(),
                new ClaimNames("sub", "kvk", null, null, null, null, null, null, null),
                new AssuranceLevels(List.of(), null, null));
    }

    private static String metadata(String issuer, String authorization, String token, String keys) {
        return """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys",
                 "response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer, authorization, token, keys);
    }

    private static final class MovingClock extends Clock {

        private Instant now = NOW;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
