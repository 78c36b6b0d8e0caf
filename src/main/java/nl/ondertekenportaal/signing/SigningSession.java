package nl.ondertekenportaal.signing;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Intent;
import org.jspecify.annotations.Nullable;

/**
 * One authorisation of one person for one organisation, over a list of agreements in the exact revision that was shown. The
 * list never changes; its hash is what is authorised.
 */
@Entity
@Table(name = "signing_session")
public class SigningSession {

    private static final Duration AUTHORISE_WITHIN = Duration.ofHours(1);
    private static final Duration AUTHORISED_FOR = Duration.ofHours(4);

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Column(name = "agent_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID agentId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "authorised_at")
    private @Nullable Instant authorisedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Column(name = "list_hash")
    private byte[] listHash;

    @OneToMany(mappedBy = "session", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<SigningItem> items = new ArrayList<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected SigningSession() {}

    SigningSession(Actor actor, List<Agreement> shown, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = actor.ownPerson().value();
        this.organisationId = actor.ownOrganisation().value();
        OrganisationId agent = actor.agent();
        this.agentId = agent == null ? null : agent.value();
        this.createdAt = now;
        for (Agreement agreement : shown) {
            items.add(new SigningItem(this, agreement, items.size()));
        }
        this.listHash = computedListHash().bytes();
    }

    /** From the list as it is stored; another one than {@link #listHash} if somebody changed it afterwards. */
    Sha256 computedListHash() {
        Sha256 hash = Sha256.of();
        for (SigningItem item : items) {
            hash = Sha256.of(hash.bytes(), item.listBytes());
        }
        return hash;
    }

    /**
     * @throws RuleBroken {@code signing.tooLate} when the list was shown too long ago, {@code signing.authorised} when it was
     *     authorised before
     */
    void authorise(Instant now) {
        if (authorisedAt != null) {
            throw new RuleBroken("signing.authorised");
        }
        if (now.isAfter(createdAt.plus(AUTHORISE_WITHIN))) {
            throw new RuleBroken("signing.tooLate");
        }
        authorisedAt = now;
    }

    boolean isAuthorisedAt(Instant now) {
        return authorisedAt != null && now.isBefore(authorisedAt.plus(AUTHORISED_FOR));
    }

    void finish(Instant now) {
        finishedAt = now;
    }

    boolean isOf(Actor actor) {
        return person().equals(actor.person())
                && organisation().equals(actor.organisation())
                && capacity().equals(actor.capacity());
    }

    /** Whose session it is, for the log. Gives no rights: those are looked up when they are needed. */
    Actor owner() {
        return Actor.of(person(), capacity(), Set.of());
    }

    public UUID id() {
        return id;
    }

    PersonId person() {
        return new PersonId(personId);
    }

    OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** For whom the person signs. */
    Capacity capacity() {
        return new Capacity(organisation(), agentId == null ? null : new OrganisationId(agentId));
    }

    public Sha256 listHash() {
        return Sha256.fromBytes(listHash);
    }

    /** What the signatory authorises: exactly this list. */
    public Intent intent() {
        return new Intent("signing.authorise", listHash());
    }

    public boolean isAuthorised() {
        return authorisedAt != null;
    }

    public boolean isFinished() {
        return finishedAt != null;
    }
}
