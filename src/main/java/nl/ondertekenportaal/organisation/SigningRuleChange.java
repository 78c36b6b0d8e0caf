package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks that one signature is enough from now on, where two people sign together. Somebody else agrees first: otherwise one
 * person could take away the second pair of eyes.
 */
@Entity
@Table(name = "signing_rule_change")
public class SigningRuleChange {

    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Column(name = "asked_by")
    private UUID askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "decided_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID decidedBy;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    private boolean agreed;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected SigningRuleChange() {}

    SigningRuleChange(Actor asking, Instant now) {
        this.id = UUID.randomUUID();
        this.organisationId = asking.ownOrganisation().value();
        this.askedBy = asking.ownPerson().value();
        this.askedAt = now;
    }

    /** @throws RuleBroken {@code signingRule.decided} if somebody decided before, {@code signingRule.own} for who asked */
    void agree(Actor actor, Instant now) {
        if (isAskedBy(actor)) {
            throw new RuleBroken("signingRule.own");
        }
        decide(actor, now);
        agreed = true;
    }

    /**
     * By somebody else, or taken back by who asked.
     *
     * @throws RuleBroken {@code signingRule.decided} if somebody decided before
     */
    void refuse(Actor actor, Instant now) {
        decide(actor, now);
    }

    private void decide(Actor actor, Instant now) {
        if (!isWaiting()) {
            throw new RuleBroken("signingRule.decided");
        }
        decidedBy = actor.ownPerson().value();
        decidedAt = now;
    }

    public boolean isWaiting() {
        return decidedAt == null;
    }

    public boolean isAgreed() {
        return agreed;
    }

    public boolean isAskedBy(Actor actor) {
        return askedBy().equals(actor.person());
    }

    public UUID id() {
        return id;
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public PersonId askedBy() {
        return new PersonId(askedBy);
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** Empty while it waits. */
    public Optional<PersonId> decidedBy() {
        return Optional.ofNullable(decidedBy).map(PersonId::new);
    }

    /** Empty while it waits. */
    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }
}
