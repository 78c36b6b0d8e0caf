package nl.ondertekenportaal.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.nayuki.qrcodegen.QrCode;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** The secret that a person's authenticator app shares with the portal (RFC 6238: SHA-1, 30 seconds, 6 digits). */
public final class TotpSecret implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int BYTES = 20;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private TotpSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static TotpSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TotpSecret(bytes);
    }

    static TotpSecret of(byte[] bytes) {
        return new TotpSecret(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The code of this moment, six digits. */
    public String codeAt(Instant moment) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP)
                    .generateOneTimePasswordString(new SecretKeySpec(bytes, "HmacSHA1"), moment);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes serve as HMAC key", e);
        }
    }

    /** The time step of this code: now, or one earlier or later since clocks differ; empty if it is wrong. */
    OptionalLong stepOf(String code, Instant now) {
        for (int offset : new int[] {0, -1, 1}) {
            Instant moment = now.plus(STEP.multipliedBy(offset));
            if (java.security.MessageDigest.isEqual(
                    codeAt(moment).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8))) {
                return OptionalLong.of(moment.getEpochSecond() / STEP.toSeconds());
            }
        }
        return OptionalLong.empty();
    }

    /** To type in, if the QR code cannot be scanned. */
    public String text() {
        return new Base32().encodeToString(bytes);
    }

    /** The same in groups of four, as people type it over. */
    public String grouped() {
        return text().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** What the QR code says (Google's key URI format, which all authenticator apps read). */
    String uri(String account) {
        return "otpauth://totp/" + encode("Ondertekenportaal") + ":" + encode(account) + "?secret=" + text()
                + "&issuer=Ondertekenportaal";
    }

    /** The QR code as SVG path data, one unit a module, with the side of its square. */
    public QrPicture qr(String account) {
        QrCode code = QrCode.encodeText(uri(account), QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(path.toString(), code.size);
    }

    /** A QR code to draw. */
    public record QrPicture(String path, int size) {}

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "TotpSecret";
    }
}
