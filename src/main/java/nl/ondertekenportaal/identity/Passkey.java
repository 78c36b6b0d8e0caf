package nl.ondertekenportaal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * A key on somebody's device, which signs there after a finger, a face or a PIN: possession and verification at once, so both
 * factors. The portal keeps the public half only.
 */
@Entity
@Table(name = "passkey")
public class Passkey {

    private static final int LONGEST_NAME = 60;

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "credential_id")
    private byte[] credentialId;

    @Column(name = "public_key")
    private byte[] publicKey;

    @Column(name = "sign_count")
    private long signCount;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Passkey() {}

    Passkey(PersonId person, PasskeySite.Registered key, @Nullable String name, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.credentialId = key.credentialId();
        this.publicKey = key.publicKey();
        this.signCount = key.signCount();
        this.name = checked(name);
        this.createdAt = now;
    }

    /** @throws RuleBroken {@code passkey.name} */
    static String checked(@Nullable String name) {
        String stripped = name == null ? "" : name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new RuleBroken("passkey.name", LONGEST_NAME);
        }
        return stripped;
    }

    /** @throws RuleBroken {@code passkey.name} */
    void rename(@Nullable String other) {
        name = checked(other);
    }

    /** @param count of the device, which rises with each use; zero for one that does not count */
    void used(long count, Instant now) {
        signCount = count;
        lastUsedAt = now;
    }

    boolean isOf(PersonId person) {
        return personId.equals(person.value());
    }

    PersonId person() {
        return new PersonId(personId);
    }

    byte[] credentialId() {
        return credentialId.clone();
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    long signCount() {
        return signCount;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }
}
