package nl.ondertekenportaal.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A timestamp server (RFC 3161 over HTTP) for the demo and for tests, reachable from this machine only. */
public final class DemoTimestampServer implements AutoCloseable {
    private static final String POLICY = "1.3.6.1.4.1.55555.1";
    private static final int LARGEST_REQUEST = 16 * 1024;
    private static final int SERIAL_BITS = 63;

    private final HttpServer server;
    private final ExecutorService threads;
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private DemoTimestampServer(HttpServer server, DemoAuthority authority, Clock clock)
            throws IOException, GeneralSecurityException {
        this.server = server;
        this.key = authority.timestampKey();
        this.chain = authority.timestampChain();
        this.clock = clock;
        this.threads = Executors.newFixedThreadPool(
                4, Thread.ofPlatform().daemon().name("tsa-", 0).factory());
    }

    /** Starts the server with the time of this machine. @param port 0 chooses a free one */
    public static DemoTimestampServer start(DemoAuthority authority, int port)
            throws IOException, GeneralSecurityException {
        return start(authority, port, Clock.systemUTC());
    }

    /** Starts the server with the time of the clock. */
    public static DemoTimestampServer start(DemoAuthority authority, int port, Clock clock)
            throws IOException, GeneralSecurityException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        DemoTimestampServer server = new DemoTimestampServer(http, authority, clock);
        http.createContext("/tsa", server::handle);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** The address that the portal asks, as in {@code APP_TSA_URL}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!"POST".equals(exchange.getRequestMethod())) {
                answer(exchange, 405, "text/plain", new byte[0]);
                return;
            }
            byte[] request = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
            if (request.length > LARGEST_REQUEST) {
                answer(exchange, 413, "text/plain", new byte[0]);
                return;
            }
            try {
                answer(exchange, 200, "application/timestamp-reply", stamp(new TimeStampRequest(request)));
            } catch (IOException | IllegalArgumentException e) {
                answer(exchange, 400, "text/plain", "not a timestamp request".getBytes(StandardCharsets.UTF_8));
            } catch (TSPException | GeneralSecurityException | OperatorCreationException e) {
                answer(exchange, 500, "text/plain", new byte[0]);
            }
        }
    }

    private byte[] stamp(TimeStampRequest request)
            throws IOException, TSPException, GeneralSecurityException, OperatorCreationException {
        TimeStampResponseGenerator responses = new TimeStampResponseGenerator(generator(), TSPAlgorithms.ALLOWED);
        TimeStampResponse response =
                responses.generate(request, new BigInteger(SERIAL_BITS, random), Date.from(clock.instant()));
        return response.getEncoded();
    }

    private TimeStampTokenGenerator generator()
            throws IOException, TSPException, GeneralSecurityException, OperatorCreationException {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key, chain.getFirst()),
                digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier(POLICY));
        tokens.addCertificates(new JcaCertStore(chain));
        return tokens;
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }
}
