package nl.ondertekenportaal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedHttpTest {

    private static final String TYPE = "application/test";
    private static final byte[] QUESTION = {1};

    private final AtomicInteger elsewhere = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/echo",
                exchange ->
                        answer(exchange, 200, TYPE, exchange.getRequestBody().readAllBytes()));
        server.createContext("/large", exchange -> answer(exchange, 200, TYPE, new byte[11]));
        server.createContext("/page", exchange -> answer(exchange, 200, "text/html", QUESTION));
        server.createContext("/down", exchange -> answer(exchange, 503, TYPE, QUESTION));
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            answer(exchange, 200, TYPE, QUESTION);
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            answer(exchange, 302, TYPE, QUESTION);
        });
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aConfiguredAddressAnswers() throws IOException {
        assertThat(post("/echo")).isEqualTo(QUESTION);
    }

    @Test
    void anAddressThatWasNotConfiguredIsNotCalled() {
        var http = new GuardedHttp(Set.of(address("/echo")));
        assertThatThrownBy(() -> http.post(address("/elsewhere"), TYPE, QUESTION, TYPE, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not configured");
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertThatThrownBy(() -> post("/moved")).hasMessageContaining("status 302");
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> post("/large")).hasMessageContaining("too large");
    }

    @Test
    void anAnswerOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> post("/page")).hasMessageContaining("text/html");
    }

    @Test
    void aServerInTroubleIsNamedSo() {
        assertThatThrownBy(() -> post("/down")).hasMessageContaining("status 503");
    }

    @Test
    void aBodyThatStallsIsCutOff() {
        CountDownLatch never = new CountDownLatch(1);
        server.createContext("/stalls", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", TYPE);
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var http = new GuardedHttp(Set.of(address("/stalls")), Duration.ofMillis(300));
        assertThatThrownBy(() -> http.post(address("/stalls"), TYPE, QUESTION, TYPE, 10))
                .isInstanceOf(IOException.class);
        never.countDown();
    }

    @Test
    void onlyWebAddressesWithoutPasswordCanBeConfigured() {
        for (String bad : Set.of("file:///etc/passwd", "ftp://host/x", "http://name:secret@host/", "mailto:a@b.nl")) {
            assertThatThrownBy(() -> new GuardedHttp(Set.of(URI.create(bad))))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private byte[] post(String path) throws IOException {
        return new GuardedHttp(Set.of(address(path))).post(address(path), TYPE, QUESTION, TYPE, 10);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
