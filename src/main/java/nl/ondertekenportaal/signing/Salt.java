package nl.ondertekenportaal.signing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import nl.ondertekenportaal.common.Sha256;

/**
 * Keeps the hash of words that may name people from being guessed once the words are deleted: the log, which is never deleted, holds the hash with a salt, and the
 * salt goes with the words.
 */
final class Salt {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 16;

    private Salt() {}

    static byte[] random() {
        byte[] salt = new byte[LENGTH];
        RANDOM.nextBytes(salt);
        return salt;
    }

    static Sha256 hash(byte[] salt, String words) {
        return Sha256.of(salt, words.getBytes(StandardCharsets.UTF_8));
    }
}
