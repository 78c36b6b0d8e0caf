package nl.ondertekenportaal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One code to use instead of the authenticator, once. Only its hash is kept; with 80 random bits a plain one cannot be searched
 * through.
 */
@Entity
@Table(name = "recovery_code")
@IdClass(RecoveryCode.Key.class)
class RecoveryCode {

    /** No letter or digit that looks like another one (Crockford's base 32). */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    @Column(name = "person_id")
    private UUID personId;

    @Id
    @Column(name = "code_hash")
    private byte[] codeHash;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected RecoveryCode() {}

    RecoveryCode(PersonId person, String code) {
        this.personId = person.value();
        this.codeHash = hash(person, code).bytes();
    }

    /** In four groups of four. */
    static String random() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    boolean opensWith(PersonId person, String typed) {
        return usedAt == null && Sha256.fromBytes(codeHash).equals(hash(person, typed));
    }

    void use(Instant now) {
        usedAt = now;
    }

    /** However it was typed: in small letters, without dashes, with an O for a zero. */
    private static Sha256 hash(PersonId person, String code) {
        String plain = code.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        return Sha256.of((person.value() + plain).getBytes(StandardCharsets.US_ASCII));
    }

    /** A class, not a record: EclipseLink cannot fill one. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Nullable
        UUID personId;

        byte @Nullable [] codeHash;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && Objects.equals(personId, that.personId)
                    && Arrays.equals(codeHash, that.codeHash);
        }

        @Override
        public int hashCode() {
            return Objects.hash(personId, Arrays.hashCode(codeHash));
        }
    }
}
