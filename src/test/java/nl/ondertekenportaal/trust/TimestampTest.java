package nl.ondertekenportaal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimestampTest {
    private static final byte[] DIGEST = new byte[32];
    private static DemoTrust trust;

    @BeforeAll
    static void start() throws Exception {
        trust = DemoTrust.start();
    }

    @AfterAll
    static void stop() throws Exception {
        trust.close();
    }

    @Test
    void aGoodServerGivesATimestamp() {
        assertThat(client(trust.timestamps.address())
                        .getTimeStampResponse(DigestAlgorithm.SHA256, DIGEST)
                        .getBytes())
                .isNotEmpty();
    }

    @Test
    void aServerThatIsDownIsSaidToBeUnavailable() throws Exception {
        HttpServer gone = answering(200, "", new byte[0]);
        URI address = address(gone);
        gone.stop(0);

        assertThatThrownBy(() -> ask(address)).isInstanceOf(TimestampUnavailable.class);
    }

    @Test
    void signingSaysThatTheTimestampIsMissing() throws Exception {
        HttpServer broken = answering(503, "text/plain", new byte[0]);
        try {
            Seal seal = new Seal(
                    trust.configured(Map.of("APP_TSA_URL", address(broken).toString())), java.time.Clock.systemUTC());
            byte[] pdf = trust.rendered();

            assertThatThrownBy(() -> seal.certify(pdf))
                    .isInstanceOf(TimestampUnavailable.class)
                    .hasMessageContaining("503");
        } finally {
            broken.stop(0);
        }
    }

    @Test
    void nonsenseIsNotATimestamp() throws Exception {
        refused(200, "application/timestamp-reply", "nonsense".getBytes(StandardCharsets.UTF_8));
        refused(200, "application/timestamp-reply", new byte[0]);
        refused(200, "text/html", "<html/>".getBytes(StandardCharsets.UTF_8));
        refused(302, "text/html", new byte[0]);
        refused(200, "application/timestamp-reply", new byte[100_000]);
    }

    @Test
    void theAnswerToAnotherRequestIsRefused() throws Exception {
        byte[] old = client(trust.timestamps.address())
                .getTimeStampResponse(DigestAlgorithm.SHA256, DIGEST)
                .getBytes();
        // a response is a status "granted" before the token
        byte[] response = new org.bouncycastle.asn1.DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                    new org.bouncycastle.asn1.DERSequence(new org.bouncycastle.asn1.ASN1Integer(0)),
                    org.bouncycastle.asn1.ASN1Primitive.fromByteArray(old)
                })
                .getEncoded();

        refused(200, "application/timestamp-reply", response);
    }

    @Test
    void aTimestampOfAnotherAuthorityIsRefused() throws Exception {
        try (DemoTrust stranger = DemoTrust.start()) {
            assertThatThrownBy(() -> ask(stranger.timestamps.address()))
                    .isInstanceOf(TimestampUnavailable.class)
                    .hasMessageContaining("not trusted");
        }
    }

    @Test
    void theDemoServerAnswersBadRequestsProperly() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(trust.timestamps.address());

        assertThat(http.send(request.POST(BodyPublishers.ofString("x")).build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.send(request.GET().build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
        assertThat(http.send(
                                request.POST(BodyPublishers.ofByteArray(new byte[20_000]))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(413);
    }

    private static void refused(int status, String type, byte[] body) throws Exception {
        HttpServer server = answering(status, type, body);
        try {
            assertThatThrownBy(() -> ask(address(server))).isInstanceOf(TimestampUnavailable.class);
        } finally {
            server.stop(0);
        }
    }

    private static void ask(URI address) {
        client(address).getTimeStampResponse(DigestAlgorithm.SHA256, DIGEST);
    }

    private static TimestampClient client(URI address) {
        return new TimestampClient(trust.configured(Map.of("APP_TSA_URL", address.toString())));
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private static HttpServer answering(int status, String type, byte[] body) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders()
                    .set("Location", trust.timestamps.address().toString());
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
