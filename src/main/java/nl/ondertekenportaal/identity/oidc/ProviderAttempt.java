package nl.ondertekenportaal.identity.oidc;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/** A browser was sent to a provider and may come back once, soon, as the same browser and from the same provider. */
@Entity
@Table(name = "provider_attempt")
class ProviderAttempt {

    private static final Duration BACK_WITHIN = Duration.ofMinutes(15);
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What makes the answer fit the question.
     *
     * @param state comes back with the browser
     * @param nonce comes back inside the token
     * @param verifier goes with the code, which is of no use without it (RFC 7636)
     */
    record Secrets(String state, String nonce, String verifier) {

        static Secrets random() {
            return new Secrets(secret(), secret(), secret());
        }

        @Override
        public String toString() {
            return "Secrets";
        }
    }

    @Id
    @Column(name = "state_hash")
    private byte[] stateHash;

    private String provider;

    @Column(name = "browser_hash")
    private byte[] browserHash;

    private String nonce;

    private String verifier;

    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID linking;

    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID application;

    @Column(name = "return_path")
    private @Nullable String returnPath;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected ProviderAttempt() {}

    ProviderAttempt(Secrets secrets, String provider, String browser, VisitPurpose purpose, Instant now) {
        this.stateHash = hash(secrets.state()).bytes();
        this.provider = provider;
        this.browserHash = hash(browser).bytes();
        this.nonce = secrets.nonce();
        this.verifier = secrets.verifier();
        this.linking = purpose.linking() == null ? null : purpose.linking().value();
        this.application = purpose.application();
        this.returnPath = purpose.returnPath();
        this.expiresAt = now.plus(BACK_WITHIN);
    }

    boolean fits(String byProvider, String inBrowser, Instant now) {
        return provider.equals(byProvider)
                && Sha256.fromBytes(browserHash).equals(hash(inBrowser))
                && now.isBefore(expiresAt);
    }

    /** @param state as it came back */
    Secrets secrets(String state) {
        return new Secrets(state, nonce, verifier);
    }

    VisitPurpose purpose() {
        return new VisitPurpose(linking == null ? null : new PersonId(linking), application, returnPath);
    }

    static Sha256 hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** 43 characters, as PKCE asks for at least. */
    static String secret() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
