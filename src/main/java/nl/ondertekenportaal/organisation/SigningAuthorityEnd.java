package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;

/** That an authority ends earlier than was known. */
@Entity
@Table(name = "signing_authority_end")
public class SigningAuthorityEnd {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "authority_id")
    private SigningAuthority authority;

    @Column(name = "last_day")
    private LocalDate lastDay;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // JPA
    protected SigningAuthorityEnd() {}

    SigningAuthorityEnd(SigningAuthority authority, LocalDate lastDay, Instant now, PersonId recordedBy) {
        this.id = UUID.randomUUID();
        this.authority = authority;
        this.lastDay = lastDay;
        this.recordedAt = now;
        this.recordedBy = recordedBy.value();
    }

    /** The last legal day on which the authority holds. */
    public LocalDate lastDay() {
        return lastDay;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public PersonId recordedBy() {
        return new PersonId(recordedBy);
    }
}
