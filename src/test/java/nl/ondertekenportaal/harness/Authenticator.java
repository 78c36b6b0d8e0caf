package nl.ondertekenportaal.harness;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.awaitility.Awaitility;

/** A person's authenticator app. Gives each code once, and waits for the next one when all that the portal takes now were given. */
public final class Authenticator {
    private static final long STEP_SECONDS = 30;
    private static final Duration TYPING = Duration.ofSeconds(15);

    private final byte[] secret;
    private long last;

    /** @param secret as the portal shows it to type over */
    public Authenticator(String secret) {
        this.secret = new Base32().decode(secret.replaceAll("\\s", ""));
    }

    public String nextCode() {
        // the portal takes codes of one step behind and one ahead, since clocks differ; the oldest one must not grow
        // too old while it is typed
        long next = Math.max(last + 1, step(Instant.now().plus(TYPING)) - 1);
        Awaitility.await().atMost(Duration.ofSeconds(2 * STEP_SECONDS)).until(() -> step(Instant.now()) + 1 >= next);
        last = next;
        return code(next);
    }

    private String code(long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "HmacSHA1"), Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long step(Instant moment) {
        return moment.getEpochSecond() / STEP_SECONDS;
    }
}
