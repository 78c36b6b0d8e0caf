package nl.ondertekenportaal.trust;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Asks one server for timestamps (RFC 3161) and believes only what fits the request (imprint, nonce) and is signed by a
 * timestamp authority under the trust anchors. Follows no redirect. Every failure is a {@link TimestampUnavailable}.
 */
final class TimestampClient implements TSPSource {
    private static final long serialVersionUID = 1L;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int NONCE_BITS = 64;

    private final URI server;
    private final transient TimestampTrust trust;
    private final transient HttpClient http;
    private final transient SecureRandom random = new SecureRandom();

    TimestampClient(TrustConfiguration configuration) {
        this.server = configuration.timestampServer();
        this.trust = new TimestampTrust(configuration.anchors());
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            TimeStampRequest request = generator.generate(
                    new ASN1ObjectIdentifier(algorithm.getOid()), digest, new BigInteger(NONCE_BITS, random));
            TimeStampResponse response = new TimeStampResponse(answer(request.getEncoded()));
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new TimestampUnavailable("the server refused: " + response.getStatusString());
            }
            trust.check(token);
            return new TimestampBinary(token.getEncoded());
        } catch (TimestampUnavailable e) {
            throw e;
        } catch (TSPException | IOException | RuntimeException e) {
            // BouncyCastle throws whatever it likes at an answer that is no ASN.1
            throw new TimestampUnavailable("the answer of the server does not fit the request", e);
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        HttpRequest post = HttpRequest.newBuilder(server)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build();
        HttpResponse<InputStream> response = send(post);
        try (var body = response.body()) {
            String type = response.headers().firstValue("Content-Type").orElse("none");
            if (response.statusCode() != 200) {
                throw new TimestampUnavailable("the server answered with status " + response.statusCode());
            }
            if (!type.toLowerCase(Locale.ROOT).startsWith("application/timestamp-reply")) {
                throw new TimestampUnavailable("the server answered with content of type " + type);
            }
            byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) throw new TimestampUnavailable("the answer is too large");
            return bytes;
        }
    }

    private HttpResponse<InputStream> send(HttpRequest post) {
        try {
            return http.send(post, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new TimestampUnavailable("the server cannot be reached or is too slow", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimestampUnavailable("interrupted while waiting for the server", e);
        }
    }
}
