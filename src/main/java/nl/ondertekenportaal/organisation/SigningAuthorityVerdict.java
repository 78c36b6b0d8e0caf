package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.PersonId;
import org.jspecify.annotations.Nullable;

/** What somebody else said of an authority that was recorded: that it is right, or why it is not. */
@Entity
@Table(name = "signing_authority_verdict")
public class SigningAuthorityVerdict {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "authority_id")
    private SigningAuthority authority;

    private boolean confirmed;

    private @Nullable String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // JPA
    protected SigningAuthorityVerdict() {}

    /** @param reason why it is refused; null if it is confirmed */
    SigningAuthorityVerdict(SigningAuthority authority, @Nullable String reason, Instant now, PersonId recordedBy) {
        this.id = UUID.randomUUID();
        this.authority = authority;
        this.confirmed = reason == null;
        this.reason = reason;
        this.recordedAt = now;
        this.recordedBy = recordedBy.value();
    }

    public boolean isConfirmed() {
        return confirmed;
    }

    /** Why it was refused. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** Empty for an authority that was recorded before a second person had to confirm it. */
    public Optional<PersonId> recordedBy() {
        return Optional.ofNullable(recordedBy).map(PersonId::new);
    }
}
