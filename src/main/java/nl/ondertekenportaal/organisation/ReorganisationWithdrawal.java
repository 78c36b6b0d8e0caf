package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;

/** That a reorganisation does not go through, or was entered wrongly. */
@Entity
@Table(name = "reorganisation_withdrawal")
public class ReorganisationWithdrawal {

    @Id
    @OneToOne
    @JoinColumn(name = "reorganisation_id")
    private Reorganisation reorganisation;

    private String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // JPA
    protected ReorganisationWithdrawal() {}

    ReorganisationWithdrawal(Reorganisation reorganisation, String reason, Instant now, PersonId recordedBy) {
        this.reorganisation = reorganisation;
        this.reason = reason;
        this.recordedAt = now;
        this.recordedBy = recordedBy.value();
    }

    /** Which one does not go through. */
    UUID of() {
        return reorganisation.id();
    }

    public String reason() {
        return reason;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public PersonId recordedBy() {
        return new PersonId(recordedBy);
    }
}
