package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** One thing that NVVK did about an admission: suspended or withdrew it, proposed to lift that, or lifted it. Never changed. */
@Entity
@Table(name = "admission_measure")
public class AdmissionMeasure {

    private static final int LONGEST_REASON = 1000;

    /** What was done. */
    public enum Kind {
        /** Until it is clear what is the matter. */
        SUSPENDED,
        /** For good, unless it proves to be a mistake. */
        WITHDRAWN,
        LIFT_PROPOSED,
        LIFT_REJECTED,
        LIFTED;

        /** Whether nobody of the organisation can work from then on. */
        public boolean isBlocking() {
            return this == SUSPENDED || this == WITHDRAWN;
        }
    }

    /** Why an admission is suspended or withdrawn. */
    public enum Ground {
        FRAUD,
        BANKRUPTCY,
        LOST_LICENCE,
        OTHER
    }

    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private @Nullable Ground ground;

    private String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // JPA
    protected AdmissionMeasure() {}

    /** @throws RuleBroken {@code organisation.reasonRequired}, or {@code organisation.groundRequired} */
    AdmissionMeasure(
            OrganisationId organisation,
            Kind kind,
            @Nullable Ground ground,
            @Nullable String reason,
            PersonId by,
            Instant now) {
        if (kind.isBlocking() && ground == null) {
            throw new RuleBroken("organisation.groundRequired");
        }
        String text = reason == null ? "" : reason.replace("\0", "").strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw new RuleBroken("organisation.reasonRequired", LONGEST_REASON);
        }
        this.id = UUID.randomUUID();
        this.organisationId = organisation.value();
        this.kind = kind;
        this.ground = kind.isBlocking() ? ground : null;
        this.reason = text;
        this.recordedAt = now;
        this.recordedBy = by.value();
    }

    UUID id() {
        return id;
    }

    OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Ground> ground() {
        return Optional.ofNullable(ground);
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
