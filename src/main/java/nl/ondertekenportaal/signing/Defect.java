package nl.ondertekenportaal.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.SigningAuthority;
import org.jspecify.annotations.Nullable;

/**
 * A defect, found later, in the authority on which one side signed an agreement. Who has no authority binds nobody, until the one in
 * whose name he acted ratifies (Dutch Civil Code, article 3:69(1)); so the agreement is blocked while a defect of it is open. What was
 * found never changes; that it ended is added.
 */
@Entity
@Table(name = "defect")
public class Defect {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Enumerated(EnumType.STRING)
    private Side side;

    @Enumerated(EnumType.STRING)
    private DefectKind kind;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "authority_id")
    private @Nullable SigningAuthority authority;

    private String explanation;

    private byte[] salt;

    @Column(name = "reported_by")
    private UUID reportedBy;

    @Column(name = "reporting_organisation")
    private UUID reportingOrganisation;

    @Column(name = "reported_at")
    private Instant reportedAt;

    @Column(name = "withdrawn_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID withdrawnBy;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "withdrawal_reason")
    private @Nullable String withdrawalReason;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "rejection_id")
    private @Nullable Rejection rejection;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ratification_id")
    private @Nullable Ratification ratification;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Defect() {}

    /** @param authority the one that is defective; null if the defect is in the signature as such */
    Defect(
            Actor actor,
            Agreement agreement,
            Side side,
            @Nullable SigningAuthority authority,
            Finding finding,
            Instant now) {
        this.id = UUID.randomUUID();
        this.agreement = agreement;
        this.side = side;
        this.kind = finding.kind();
        this.authority = authority;
        this.explanation = finding.explanation().text();
        this.salt = Salt.random();
        this.reportedBy = actor.ownPerson().value();
        this.reportingOrganisation = actor.ownOrganisation().value();
        this.reportedAt = now;
    }

    /** What the log holds of the explanation. */
    Sha256 explanationHash() {
        return Salt.hash(salt, explanation);
    }

    /** What the log holds of why it was a mistake; only once it was taken back. */
    Sha256 withdrawalHash() {
        return Salt.hash(salt, Objects.requireNonNull(withdrawalReason));
    }

    /**
     * It had been reported by mistake.
     *
     * @throws RuleBroken {@code defect.ended} if it is not open any more
     */
    void withdraw(Actor actor, Reason reason, Instant now) {
        refuseEnded();
        withdrawnBy = actor.ownPerson().value();
        withdrawnAt = now;
        withdrawalReason = reason.text();
    }

    /**
     * The other party regards what was signed as invalid for want of power.
     *
     * @throws RuleBroken {@code defect.ended} if it is not open any more
     */
    void rejected(Rejection by) {
        refuseEnded();
        if (!by.isComplete()) {
            throw new IllegalArgumentException("a second must reject too before " + by.id() + " has effect");
        }
        rejection = by;
    }

    /**
     * The side itself ratified what was signed for it.
     *
     * @throws RuleBroken {@code defect.ended} if it is not open any more, {@code ratification.rejected} if the other party
     *     rejected it before
     */
    void ratified(Ratification statement) {
        refuseEnded();
        refuseRejected();
        if (!statement.isComplete()) {
            throw new IllegalArgumentException("a second must sign before " + statement.id() + " ends a defect");
        }
        ratification = statement;
    }

    /**
     * A ratification has no effect once the other party let know that it regards the act as invalid for want of power (Dutch Civil
     * Code, article 3:69(3)).
     *
     * @throws RuleBroken {@code ratification.rejected}
     */
    void refuseRejected() {
        if (rejection != null) {
            throw new RuleBroken("ratification.rejected");
        }
    }

    /** @throws RuleBroken {@code defect.ended} */
    void refuseEnded() {
        if (!isOpen()) {
            throw new RuleBroken("defect.ended");
        }
    }

    /** Whether it still blocks the agreement. */
    public boolean isOpen() {
        return withdrawnAt == null && ratification == null;
    }

    /** Whether it says the same of the same authority, or of the signature as such. */
    boolean isLike(Side other, DefectKind otherKind, @Nullable SigningAuthority otherAuthority) {
        UUID own = authority == null ? null : authority.id();
        UUID asked = otherAuthority == null ? null : otherAuthority.id();
        return side == other && Objects.equals(own, asked) && (own != null || kind == otherKind);
    }

    public UUID id() {
        return id;
    }

    public Agreement agreement() {
        return agreement;
    }

    /** Whose signature it is about. */
    public Side side() {
        return side;
    }

    public DefectKind kind() {
        return kind;
    }

    /** The authority that is defective; empty if the defect is in the signature as such. */
    public Optional<SigningAuthority> authority() {
        return Optional.ofNullable(authority);
    }

    /** What is wrong, in the words of who found it. */
    public String explanation() {
        return explanation;
    }

    /** For which organisation it was reported: the one that signed, or NVVK. */
    public OrganisationId reportingOrganisation() {
        return new OrganisationId(reportingOrganisation);
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    /** By which the other party let know that it regards what was signed as invalid. */
    public Optional<Rejection> rejection() {
        return Optional.ofNullable(rejection);
    }

    /** The statement that cured it. */
    public Optional<Ratification> ratification() {
        return Optional.ofNullable(ratification);
    }

    /** When NVVK found that it had been reported by mistake. */
    public Optional<Instant> withdrawnAt() {
        return Optional.ofNullable(withdrawnAt);
    }

    public Optional<String> withdrawalReason() {
        return Optional.ofNullable(withdrawalReason);
    }
}
