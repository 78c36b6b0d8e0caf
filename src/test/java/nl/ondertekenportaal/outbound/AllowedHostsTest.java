package nl.ondertekenportaal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts production = new AllowedHosts(List.of("login.example.nl", "example.nl:8443"), false);

    @Test
    void onlyListedHostsAndPortsAreCalled() {
        assertThat(production.isListed(URI.create("https://login.example.nl/token")))
                .isTrue();
        assertThat(production.isListed(URI.create("https://LOGIN.example.nl:443/token")))
                .isTrue();
        assertThat(production.isListed(URI.create("https://example.nl:8443/"))).isTrue();
        for (String other : List.of(
                "https://example.nl/",
                "https://login.example.nl:8443/",
                "https://login.example.nl.evil.nl/",
                "https://evil.nl/login.example.nl",
                "https://login.example.nl@evil.nl/",
                "https://somebody@login.example.nl/",
                "http://login.example.nl/",
                "file://login.example.nl/etc/passwd")) {
            assertThat(production.isListed(URI.create(other))).as(other).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::"
            })
    void noAddressOfOurOwnIsPublic(String address) throws UnknownHostException {
        assertThat(AllowedHosts.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.1.0.1", "2a02:2f0::1", "2001:4860::8888"})
    void anAddressOnTheInternetIs(String address) throws UnknownHostException {
        assertThat(AllowedHosts.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aListedHostInOurOwnNetworkIsNotCalled() {
        AllowedHosts own = new AllowedHosts(List.of("127.0.0.1", "10.0.0.1", "localhost"), false);
        for (String address : List.of("https://127.0.0.1/", "https://10.0.0.1/", "https://localhost/")) {
            assertThatThrownBy(() -> own.check(URI.create(address)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not on the public internet");
        }
    }

    @Test
    void aDemonstrationCallsThisMachineButNotTheNetworkAroundIt() {
        AllowedHosts demo = new AllowedHosts(List.of("127.0.0.1:8080", "10.0.0.1"), true);
        assertThatCode(() -> demo.check(URI.create("http://127.0.0.1:8080/"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> demo.check(URI.create("http://10.0.0.1/"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> demo.check(URI.create("http://127.0.0.1:8081/")))
                .hasMessageContaining("not configured");
    }

    @Test
    void whatAHostAnswersIsReadWhateverItsStatus() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "Application/JSON");
            exchange.sendResponseHeaders(400, 2);
            exchange.getResponseBody().write("{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/anywhere");
            GuardedHttp http = new GuardedHttp(
                    new AllowedHosts(List.of(AllowedHosts.hostOf(address)), true), Duration.ofSeconds(5));
            GuardedHttp.Answer answer = http.get(address, Map.of("Accept", "application/json"), 10);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.type()).isEqualTo("application/json");
            assertThat(answer.body()).hasSize(2);
            assertThatThrownBy(() -> http.get(address, Map.of(), 1)).hasMessageContaining("too large");
            assertThatThrownBy(() -> http.get(URI.create("http://127.0.0.1:1/"), Map.of(), 1))
                    .hasMessageContaining("not configured");
        } finally {
            server.stop(0);
        }
    }
}
