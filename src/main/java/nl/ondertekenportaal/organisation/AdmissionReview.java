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
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** What NVVK found, afterwards, of an organisation that was admitted at once. Never changed. */
@Entity
@Table(name = "admission_review")
public class AdmissionReview {

    private static final int LONGEST_REASON = 1000;

    /** Whether it should have been admitted. */
    public enum Verdict {
        RIGHT,
        /** It is suspended. */
        WRONG
    }

    @Id
    @Column(name = "application_id")
    private UUID applicationId;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    private @Nullable String reason;

    @Column(name = "reviewed_at")
    private Instant reviewedAt;

    @Column(name = "reviewed_by")
    private UUID reviewedBy;

    @SuppressWarnings("NullAway.Init") // JPA
    protected AdmissionReview() {}

    /** @throws RuleBroken {@code review.reasonRequired} if it was wrong and nobody says why, or {@code privacy.bsn} */
    AdmissionReview(UUID application, Verdict verdict, @Nullable String reason, PersonId by, Instant now) {
        String text = reason == null ? "" : reason.replace("\0", "").strip();
        if (verdict == Verdict.WRONG && text.isEmpty() || text.length() > LONGEST_REASON) {
            throw new RuleBroken("review.reasonRequired", LONGEST_REASON);
        }
        BurgerServiceNumber.refuseIn(text);
        this.applicationId = application;
        this.verdict = verdict;
        this.reason = text.isEmpty() ? null : text;
        this.reviewedAt = now;
        this.reviewedBy = by.value();
    }

    public Verdict verdict() {
        return verdict;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Instant reviewedAt() {
        return reviewedAt;
    }
}
