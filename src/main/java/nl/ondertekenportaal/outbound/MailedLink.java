package nl.ondertekenportaal.outbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/** A link that was mailed: one purpose, one subject, used once, for a limited time. Only the hash of its token is kept. */
@Entity
@Table(name = "mailed_link")
class MailedLink {

    @Id
    @Column(name = "token_hash")
    private byte[] tokenHash;

    private String purpose;

    private UUID subject;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected MailedLink() {}

    MailedLink(Sha256 tokenHash, String purpose, UUID subject, Instant expiresAt) {
        this.tokenHash = tokenHash.bytes();
        this.purpose = purpose;
        this.subject = subject;
        this.expiresAt = expiresAt;
    }

    boolean serves(String forPurpose, Instant now) {
        return purpose.equals(forPurpose) && usedAt == null && now.isBefore(expiresAt);
    }

    UUID subject() {
        return subject;
    }

    void use(Instant now) {
        usedAt = now;
    }
}
