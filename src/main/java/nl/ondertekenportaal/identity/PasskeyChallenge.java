package nl.ondertekenportaal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Intent;
import org.jspecify.annotations.Nullable;

/**
 * What a passkey is asked to sign, once and soon: the hash of a fresh nonce, of who is asked and of what is authorised. So a signature tells for
 * what it was given, also years later, and cannot have been made before it was asked for.
 */
@Entity
@Table(name = "passkey_challenge")
class PasskeyChallenge {

    static final Duration VALID = Duration.ofMinutes(5);

    /** No other signature in the world is over a hash that begins so. */
    private static final byte[] DOMAIN = "ondertekenportaal/passkey/1\0".getBytes(StandardCharsets.US_ASCII);

    private static final int NONCE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** For what it is asked. */
    enum Kind {
        /** By nobody yet: who it is, the passkey tells. */
        LOGIN,
        /** To add a passkey; made only after a fresh second factor. */
        REGISTER,
        STEP_UP
    }

    @Id
    private byte[] challenge;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "person_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID personId;

    private String what;

    private byte[] content;

    private byte[] nonce;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected PasskeyChallenge() {}

    /** @param person who is asked; nobody yet, to log in */
    PasskeyChallenge(Kind kind, @Nullable PersonId person, Intent intent, Instant now) {
        this.kind = kind;
        this.personId = person == null ? null : person.value();
        this.what = intent.what();
        this.content = intent.content().bytes();
        this.nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        this.challenge = over(nonce, person, intent).bytes();
        this.expiresAt = now.plus(VALID);
    }

    /** @param person in it as well, as a signature does not say whose key made it */
    static Sha256 over(byte[] nonce, @Nullable PersonId person, Intent intent) {
        String whose = person == null ? "" : person.toString();
        return Sha256.of(
                DOMAIN,
                Sha256.of(whose.getBytes(StandardCharsets.US_ASCII)).bytes(),
                Sha256.of(intent.what().getBytes(StandardCharsets.UTF_8)).bytes(),
                nonce,
                intent.content().bytes());
    }

    boolean serves(Kind asked, Instant now) {
        return kind == asked && now.isBefore(expiresAt);
    }

    /** Whether this person was asked, for this and nothing else. */
    boolean isFor(PersonId person, Intent intent) {
        return person.value().equals(personId)
                && what.equals(intent.what())
                && Sha256.fromBytes(content).equals(intent.content());
    }

    byte[] bytes() {
        return challenge.clone();
    }

    byte[] nonce() {
        return nonce.clone();
    }
}
