package nl.ondertekenportaal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;
import org.jspecify.annotations.Nullable;

/** How one person logs in. Wrong tries make the next one wait, longer each time; a code works once. */
@Entity
@Table(name = "credential")
class Credential {

    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    @Id
    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "totp_secret")
    private byte[] totpSecret;

    @Column(name = "last_totp_step")
    private long lastTotpStep;

    private int failures;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Credential() {}

    Credential(PersonId person, String passwordHash, byte[] totpSecret) {
        this.personId = person.value();
        this.passwordHash = passwordHash;
        this.totpSecret = totpSecret.clone();
    }

    UUID personId() {
        return personId;
    }

    byte[] encryptedSecret() {
        return totpSecret.clone();
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    boolean passwordMatches(String password) {
        return Password.matches(password, passwordHash);
    }

    /** What this code proves at this moment. A code that was right once is refused the second time. */
    Proof check(TotpSecret secret, String code, Instant now) {
        if (isLocked(now)) {
            return Proof.LOCKED;
        }
        OptionalLong step = secret.stepOf(code, now);
        if (step.isEmpty()) {
            failed(now);
            return Proof.WRONG;
        }
        if (step.getAsLong() <= lastTotpStep) {
            failed(now);
            return Proof.USED;
        }
        lastTotpStep = step.getAsLong();
        failures = 0;
        lockedUntil = null;
        return Proof.RIGHT;
    }

    void failed(Instant now) {
        failures++;
        if (failures >= FREE_TRIES) {
            lockedUntil = now.plus(FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_TRIES, 7)));
        }
    }
}
