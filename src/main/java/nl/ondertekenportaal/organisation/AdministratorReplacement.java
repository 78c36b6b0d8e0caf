package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An organisation whose administrators are lost gets a new one: one of NVVK's staff proposes, on evidence, and another one confirms
 * or refuses.
 */
@Entity
@Table(name = "administrator_replacement")
public class AdministratorReplacement {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_EVIDENCE = 200;

    /** What became of it. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        REFUSED
    }

    /**
     * Why, and on what ground.
     *
     * @param evidence reference of the evidence that NVVK keeps
     * @param oldStay whether those who were administrators keep their roles
     */
    public record Grounds(String reason, String evidence, boolean oldStay) {

        /** @throws RuleBroken {@code replacement.reason} or {@code replacement.evidence} if empty or too long */
        public Grounds {
            reason = reason.strip();
            evidence = evidence.strip();
            if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
                throw new RuleBroken("replacement.reason", LONGEST_REASON);
            }
            if (evidence.isEmpty() || evidence.length() > LONGEST_EVIDENCE) {
                throw new RuleBroken("replacement.evidence", LONGEST_EVIDENCE);
            }
        }
    }

    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisationId;

    private String name;

    private String function;

    private String email;

    private String reason;

    private String evidence;

    @Column(name = "old_stay")
    private boolean oldStay;

    @Column(name = "proposed_by")
    private UUID proposedBy;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "decided_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID decidedBy;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected AdministratorReplacement() {}

    AdministratorReplacement(
            OrganisationId organisation, Applicant somebody, Grounds grounds, Actor proposer, Instant now) {
        this.id = UUID.randomUUID();
        this.organisationId = organisation.value();
        this.name = somebody.name();
        this.function = somebody.function();
        this.email = somebody.email().normalised();
        this.reason = grounds.reason();
        this.evidence = grounds.evidence();
        this.oldStay = grounds.oldStay();
        this.proposedBy = proposer.ownPerson().value();
        this.proposedAt = now;
        this.state = State.PROPOSED;
    }

    /** @throws RuleBroken {@code replacement.self} if the same person proposed it, {@code replacement.decided} */
    void confirm(Actor actor, Instant now) {
        if (isProposedBy(actor)) {
            throw new RuleBroken("replacement.self");
        }
        decide(State.CONFIRMED, actor, now);
    }

    /** Also by who proposed it. @throws RuleBroken {@code replacement.decided} */
    void refuse(Actor actor, Instant now) {
        decide(State.REFUSED, actor, now);
    }

    private void decide(State outcome, Actor actor, Instant now) {
        if (state != State.PROPOSED) {
            throw new RuleBroken("replacement.decided");
        }
        state = outcome;
        decidedBy = actor.ownPerson().value();
        decidedAt = now;
    }

    public boolean isProposedBy(Actor actor) {
        return new PersonId(proposedBy).equals(actor.person());
    }

    public Applicant newAdministrator() {
        return new Applicant(name, function, new MailAddress(email));
    }

    public UUID id() {
        return id;
    }

    OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public State state() {
        return state;
    }

    public String reason() {
        return reason;
    }

    public String evidence() {
        return evidence;
    }

    public boolean oldStay() {
        return oldStay;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }
}
