package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks to work for an organisation. The provider vouches for the organisation's number and for nothing else: name, function and
 * address are what the asker typed, so an administrator decides. Open until then, or until the asker turns out to have an account.
 */
@Entity
@Table(name = "access_request")
public class AccessRequest {

    /** Who was refused may ask again only after this. */
    static final Duration QUIET = Duration.ofDays(7);

    /** What became of it. */
    public enum State {
        OPEN,
        ACCEPTED,
        REFUSED,
        /** The asker had an account already, and linked it. */
        LINKED
    }

    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Column(name = "account_hash")
    private byte[] accountHash;

    private String provider;

    @Column(name = "provider_name")
    private String providerName;

    private @Nullable String level;

    private @Nullable String intermediary;

    private String name;

    private String function;

    private String email;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "decided_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID decidedBy;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected AccessRequest() {}

    AccessRequest(VerifiedIdentifier.Verified verified, OrganisationId organisation, Applicant asker, Instant now) {
        this.id = UUID.randomUUID();
        this.organisationId = organisation.value();
        this.accountHash = hash(verified).bytes();
        this.provider = verified.provider();
        this.providerName = verified.providerName();
        this.level = verified.level();
        this.intermediary = verified.intermediary();
        this.name = asker.name();
        this.function = asker.function();
        this.email = asker.email().normalised();
        this.askedAt = now;
        this.state = State.OPEN;
    }

    static Sha256 hash(VerifiedIdentifier.Verified verified) {
        return Sha256.fromBytes(HexFormat.of().parseHex(verified.accountHash()));
    }

    /** @throws RuleBroken {@code access.decided} if that was done before */
    void decide(State outcome, @Nullable PersonId by, Instant now) {
        if (state != State.OPEN) {
            throw new RuleBroken("access.decided");
        }
        state = outcome;
        decidedAt = now;
        decidedBy = by == null ? null : by.value();
    }

    /** Whether the same person would only ask again for what was decided a moment ago. */
    boolean holdsOff(Instant now) {
        return state == State.OPEN
                || state == State.REFUSED && decidedAt != null && now.isBefore(decidedAt.plus(QUIET));
    }

    AccessGranted granted(PersonId person) {
        return new AccessGranted(person, organisation(), Sha256.fromBytes(accountHash), provider, level, intermediary);
    }

    public UUID id() {
        return id;
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** As the asker said to be. */
    public Applicant asker() {
        return new Applicant(name, function, new MailAddress(email));
    }

    /** What people call the provider that vouches. */
    public String providerName() {
        return providerName;
    }

    /** Assurance level in the provider's words. */
    public Optional<String> level() {
        return Optional.ofNullable(level);
    }

    public Optional<String> intermediary() {
        return Optional.ofNullable(intermediary);
    }

    public Instant askedAt() {
        return askedAt;
    }

    public State state() {
        return state;
    }
}
