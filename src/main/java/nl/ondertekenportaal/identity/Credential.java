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
    private static final Duration TOLD_EVERY = Duration.ofDays(1);

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

    @Column(name = "password_failures")
    private int passwordFailures;

    @Column(name = "password_locked_until")
    private @Nullable Instant passwordLockedUntil;

    @Column(name = "password_told_at")
    private @Nullable Instant passwordToldAt;

    @Column(name = "code_told_at")
    private @Nullable Instant codeToldAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Credential() {}

    /** @param usedStep the step of the code with which the app was proved to hold the secret: used, and not again */
    Credential(PersonId person, String passwordHash, byte[] totpSecret, long usedStep) {
        this.lastTotpStep = usedStep;
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

    boolean isPasswordLocked(Instant now) {
        return passwordLockedUntil != null && now.isBefore(passwordLockedUntil);
    }

    String passwordHash() {
        return passwordHash;
    }

    /** Wrong passwords make the next one wait, and nothing else: anybody can give them, and must not stop who is logged in. */
    void passwordFailed(Instant now) {
        passwordFailures++;
        passwordLockedUntil = waitAfter(passwordFailures, now);
    }

    void passwordRight() {
        passwordFailures = 0;
        passwordLockedUntil = null;
    }

    /** Another password; that wrong ones had to wait is over. */
    void changePassword(String hash) {
        passwordHash = hash;
        passwordRight();
    }

    /** @param usedStep as in the constructor */
    void changeSecret(byte[] secret, long usedStep) {
        totpSecret = secret.clone();
        lastTotpStep = usedStep;
        failures = 0;
        lockedUntil = null;
    }

    /** What a recovery code proves: wrong ones count together with wrong codes of the authenticator. */
    Proof recover(boolean right, Instant now) {
        if (lockedUntil != null && now.isBefore(lockedUntil)) {
            return Proof.LOCKED;
        }
        if (!right) {
            failed(now);
        }
        return right ? Proof.RIGHT : Proof.WRONG;
    }

    /** What this code proves at this moment. A code that was right once is refused the second time. */
    Proof check(TotpSecret secret, String code, Instant now) {
        if (lockedUntil != null && now.isBefore(lockedUntil)) {
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

    private void failed(Instant now) {
        failures++;
        lockedUntil = waitAfter(failures, now);
    }

    /** Whether the owner is to be told by mail, from now on known, that wrong passwords have to wait: once a day. */
    boolean tellOfPasswords(Instant now) {
        boolean tell = isPasswordLocked(now) && isLongAgo(passwordToldAt, now);
        if (tell) {
            passwordToldAt = now;
        }
        return tell;
    }

    /** As {@link #tellOfPasswords}, of wrong codes: whoever gives those knows the password. */
    boolean tellOfCodes(Instant now) {
        boolean tell = lockedUntil != null && now.isBefore(lockedUntil) && isLongAgo(codeToldAt, now);
        if (tell) {
            codeToldAt = now;
        }
        return tell;
    }

    private static boolean isLongAgo(@Nullable Instant told, Instant now) {
        return told == null || now.isAfter(told.plus(TOLD_EVERY));
    }

    private static @Nullable Instant waitAfter(int failures, Instant now) {
        if (failures < FREE_TRIES) {
            return null;
        }
        return now.plus(FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_TRIES, 7)));
    }
}
