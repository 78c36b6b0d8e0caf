package nl.ondertekenportaal.trust;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Set;
import nl.ondertekenportaal.outbound.GuardedHttp;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Asks one server for timestamps (RFC 3161) and believes only what fits the request (imprint, nonce) and is signed by a
 * timestamp authority under the trust anchors. Every failure is a {@link TimestampUnavailable}.
 */
final class TimestampClient implements TSPSource {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int NONCE_BITS = 64;

    private final URI server;
    private final transient TimestampTrust trust;
    private final transient GuardedHttp http;
    private final transient SecureRandom random = new SecureRandom();

    TimestampClient(TrustConfiguration configuration) {
        this.server = configuration.timestampServer();
        this.trust = new TimestampTrust(configuration.anchors());
        this.http = new GuardedHttp(Set.of(server));
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

    private byte[] answer(byte[] request) {
        try {
            return http.post(
                    server, "application/timestamp-query", request, "application/timestamp-reply", LARGEST_ANSWER);
        } catch (IOException e) {
            throw new TimestampUnavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
