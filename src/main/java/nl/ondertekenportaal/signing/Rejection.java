package nl.ondertekenportaal.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.organisation.SigningAuthority;

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

    private String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Rejection() {}

    /**
     * @param side whose signature is rejected
     * @param ground on what the actor acts for the other side
     */
    Rejection(Actor actor, AgreementId agreement, Side side, SigningAuthority ground, Reason reason, Instant now) {
        this.id = UUID.randomUUID();
        this.agreementId = agreement.value();
        this.side = side;
        this.personId = actor.ownPerson().value();
        this.authority = ground;
        this.reason = reason.text();
        this.recordedAt = now;
    }

    public String reason() {
        return reason;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
