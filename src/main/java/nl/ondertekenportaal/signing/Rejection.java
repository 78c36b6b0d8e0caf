package nl.ondertekenportaal.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.identity.PasskeyEvidence;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.SigningAuthority;
import org.jspecify.annotations.Nullable;

/**
 * That the other party let know, before it was ratified, that it regards what was signed without power as invalid; from then on a ratification has no
 * effect (Dutch Civil Code, article 3:69(3)). Never changed.
 */
@Entity
@Table(name = "rejection")
public class Rejection {

    @Id
    private UUID id;

    @Column(name = "agreement_id")
    private UUID agreementId;

    @Enumerated(EnumType.STRING)
    private Side side;

    @Column(name = "person_id")
    private UUID personId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "authority_id")
    private SigningAuthority authority;

    @Column(name = "signatory_name")
    private String signatoryName;

    @Column(name = "signatory_function")
    private String signatoryFunction;

    private String reason;

    private byte[] salt;

    /** Null if one rejects alone. */
    @Embedded
    private @Nullable Pair pair;

    @Embedded
    private @Nullable PasskeyEvidence evidence;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Rejection() {}

    /**
     * @param person who rejects, named in it: it stays, whatever becomes of the account
     * @param side whose signature is rejected
     * @param ground on what the person acts for the other side
     * @param pair its place among two; null if one rejects alone
     * @param evidence what the passkey signed; null if it was a code
     */
    Rejection(
            Person person,
            AgreementId agreement,
            Side side,
            SigningAuthority ground,
            Reason reason,
            @Nullable Pair pair,
            @Nullable PasskeyEvidence evidence,
            Instant now) {
        this.id = UUID.randomUUID();
        this.agreementId = agreement.value();
        this.side = side;
        this.personId = person.id().value();
        this.authority = ground;
        this.signatoryName = person.name();
        this.signatoryFunction = person.function();
        this.reason = reason.text();
        this.salt = Salt.random();
        this.pair = pair;
        this.evidence = evidence;
        this.recordedAt = now;
    }

    /** What the log holds of the reason. */
    Sha256 reasonHash() {
        return Salt.hash(salt, reason);
    }

    /** Verifies anew, from what is stored and nothing else, that the signatory's passkey signed for rejecting in this agreement. */
    public boolean isProven() {
        return evidence != null
                && evidence.proves(new PersonId(personId), RejectionDesk.rejecting(new AgreementId(agreementId)));
    }

    public UUID id() {
        return id;
    }

    /** Whose signature is rejected, by the other one. */
    Side side() {
        return side;
    }

    /** On what who gave it acts, and for which organisation. */
    public SigningAuthority authority() {
        return authority;
    }

    public boolean isBy(PersonId person) {
        return personId.equals(person.value());
    }

    /** Whether it has effect: given by who represents the side alone, or by the second of two. */
    boolean isComplete() {
        return pair == null || !pair.isFirst();
    }

    /**
     * Whether it is the first of two, because of one of these defects at least. Others that were found since change nothing: what is rejected is
     * the act, and nothing in its authority.
     */
    boolean isFirstFor(Collection<Defect> open) {
        return !isComplete()
                && open.stream().anyMatch(defect -> !defect.reportedAt().isAfter(recordedAt));
    }

    /** What the first of two gave, by its id; empty if this is the first, or given by who represents the side alone. */
    Optional<UUID> first() {
        return pair == null ? Optional.empty() : pair.first();
    }

    public String signatoryName() {
        return signatoryName;
    }

    public String signatoryFunction() {
        return signatoryFunction;
    }

    public String reason() {
        return reason;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
