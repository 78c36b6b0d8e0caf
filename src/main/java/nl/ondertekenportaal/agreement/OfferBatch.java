package nl.ondertekenportaal.agreement;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * Somebody offers the agreement on the same terms to a list of counterparties. The list is stored at once and worked off in
 * the background; each counterparty is offered an agreement or left out for a reason, once.
 */
@Entity
@Table(name = "offer_batch")
public class OfferBatch {

    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "agent_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID agentId;

    @Column(name = "agreed_first_day")
    private @Nullable LocalDate agreedFirstDay;

    private @Nullable String contribution;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @OneToMany(mappedBy = "batch", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<OfferItem> items = new ArrayList<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected OfferBatch() {}

    OfferBatch(Actor actor, List<Organisation> counterparties, Terms terms, Instant now) {
        this.id = UUID.randomUUID();
        this.organisationId = actor.ownOrganisation().value();
        this.personId = actor.ownPerson().value();
        OrganisationId agent = actor.agent();
        this.agentId = agent == null ? null : agent.value();
        this.agreedFirstDay = terms.firstDay();
        this.contribution = terms.contribution();
        this.createdAt = now;
        counterparties.forEach(counterparty -> items.add(new OfferItem(this, counterparty, items.size())));
    }

    OfferEvent asked(Actor actor) {
        return new OfferEvent.Asked(actor, id, items.size());
    }

    /** Every counterparty on the list was offered an agreement or left out. */
    OfferEvent finish(long offered, Instant now) {
        finishedAt = now;
        return new OfferEvent.Finished(owner(), id, offered);
    }

    /** Who offers, for the log. Gives no rights: those are looked up when they are needed. */
    private Actor owner() {
        return Actor.of(person(), capacity(), Set.of());
    }

    public UUID id() {
        return id;
    }

    OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** For whom the person offers. */
    Capacity capacity() {
        return new Capacity(organisation(), agentId == null ? null : new OrganisationId(agentId));
    }

    PersonId person() {
        return new PersonId(personId);
    }

    public Terms terms() {
        return new Terms(agreedFirstDay, contribution);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When the last counterparty was dealt with; documents may still be in the making then. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public boolean isFinished() {
        return finishedAt != null;
    }
}
