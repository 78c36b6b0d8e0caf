package nl.ondertekenportaal.log;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/** One remembered step. Never changed, never deleted; holds pseudonyms only. */
@Entity
@Table(name = "log_entry")
public class LogEntry {

    @Id
    private long sequence;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private String type;

    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID person;

    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID organisation;

    private UUID subject;

    @Column(name = "content_hash")
    private byte @Nullable [] contentHash;

    private String details;

    @Column(name = "previous_hash")
    private byte[] previousHash;

    @Column(name = "leaf_hash")
    private byte[] leafHash;

    @SuppressWarnings("NullAway.Init") // JPA
    protected LogEntry() {}

    LogEntry(long sequence, Instant recordedAt, AuditableEvent event, Sha256 previous) {
        this.sequence = sequence;
        this.recordedAt = recordedAt;
        this.type = event.type();
        this.person = event.actor().personPseudonym();
        this.organisation = event.actor().organisationPseudonym();
        this.subject = event.subject();
        this.contentHash = event.content().map(Sha256::bytes).orElse(null);
        this.details = LeafHash.canonical(details(event));
        this.previousHash = previous.bytes();
        this.leafHash = computedHash().bytes();
    }

    /** With the agent through which somebody acted for the organisation, if one did. */
    private static Map<String, String> details(AuditableEvent event) {
        OrganisationId agent = event.actor().agent();
        if (agent == null) {
            return event.details();
        }
        Map<String, String> details = new HashMap<>(event.details());
        details.put("agent", agent.toString());
        return details;
    }

    /** The hash that the fields of this entry must have. */
    Sha256 computedHash() {
        return LeafHash.of(
                sequence,
                recordedAt,
                type,
                text(person),
                text(organisation),
                text(subject),
                content().map(Sha256::hex).orElse(""),
                details,
                Sha256.fromBytes(previousHash).hex());
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    public long sequence() {
        return sequence;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String type() {
        return type;
    }

    public Optional<UUID> person() {
        return Optional.ofNullable(person);
    }

    public Optional<UUID> organisation() {
        return Optional.ofNullable(organisation);
    }

    public UUID subject() {
        return subject;
    }

    public Optional<Sha256> content() {
        return Optional.ofNullable(contentHash).map(Sha256::fromBytes);
    }

    public String details() {
        return details;
    }

    public Sha256 previousHash() {
        return Sha256.fromBytes(previousHash);
    }

    public Sha256 leafHash() {
        return Sha256.fromBytes(leafHash);
    }
}
