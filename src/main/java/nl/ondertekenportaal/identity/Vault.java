package nl.ondertekenportaal.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.StartOrder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets that must be readable again, with a key that is not in the database (AES-256-GCM). Each is bound to
 * its owner, so that a secret copied to another row cannot be read.
 */
@ApplicationScoped
class Vault {

    /** With these characters the key of a demonstration begins. */
    private static final String FICTION = "DEMO";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param key 32 bytes in base64 ({@code APP_SECRET_KEY}) */
    @Inject
    Vault(@ConfigProperty(name = "app.secret.key") String key, Mode mode) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("APP_SECRET_KEY must be 32 bytes in base64, not " + bytes.length);
        }
        if (!mode.isDemo() && new String(bytes, StandardCharsets.ISO_8859_1).startsWith(FICTION)) {
            throw new IllegalStateException("APP_SECRET_KEY is of a demonstration; only APP_MODE=demo may use it");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    @SuppressWarnings("NullAway.Init") // for the CDI proxy
    Vault() {
        this.key = new SecretKeySpec(new byte[KEY_BYTES], "AES");
    }

    /** Makes the vault at start, so that a missing or wrong key is found then. */
    void open(@Observes @Priority(StartOrder.KEYS) @Initialized(ApplicationScoped.class) @Nullable Object start) {}

    byte[] encrypt(byte[] secret, UUID owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, nonce, secret, owner);
        return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** @throws IllegalStateException if it was changed, belongs to another owner, or was encrypted with another key */
    byte[] decrypt(byte[] encrypted, UUID owner) {
        byte[] nonce = java.util.Arrays.copyOf(encrypted, NONCE_BYTES);
        byte[] rest = java.util.Arrays.copyOfRange(encrypted, NONCE_BYTES, encrypted.length);
        return run(Cipher.DECRYPT_MODE, nonce, rest, owner);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, UUID owner) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be read with this APP_SECRET_KEY", e);
        }
    }
}
