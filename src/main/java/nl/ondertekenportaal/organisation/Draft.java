package nl.ondertekenportaal.organisation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.RuleBroken;

/** An application that is being filled in: the answers as they were typed, right or wrong. It is forgotten when nobody goes on with it. */
@Entity
@Table(name = "application_draft")
public class Draft {

    static final Duration KEPT = Duration.ofDays(14);

    /** What was sent is kept until it is clear that nobody applies again with it. */
    static final Duration KEPT_WHEN_SENT = Duration.ofDays(180);

    private static final int LONGEST_ANSWER = 20_000;
    private static final int MOST_ANSWERS = 40;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private OrganisationKind kind;

    @Column(name = "saved_at")
    private Instant savedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @ElementCollection
    @CollectionTable(name = "application_answer", joinColumns = @JoinColumn(name = "draft_id"))
    @MapKeyColumn(name = "field")
    @Column(name = "answer")
    private Map<String, String> answers = new HashMap<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Draft() {}

    Draft(OrganisationKind kind, Instant now) {
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.savedAt = now;
        this.expiresAt = now.plus(KEPT);
    }

    /** @throws RuleBroken {@code draft.tooMuch} if nobody types that much */
    void save(Map<String, String> typed, Instant now) {
        boolean tooLong = typed.values().stream().anyMatch(answer -> answer.length() > LONGEST_ANSWER);
        if (typed.size() > MOST_ANSWERS || tooLong) {
            throw new RuleBroken("draft.tooMuch");
        }
        // PostgreSQL keeps no such character in a text
        Map<String, String> kept = new HashMap<>();
        typed.forEach((field, answer) -> kept.put(field, answer.replace("\0", "")));
        answers = kept;
        savedAt = now;
        expiresAt = now.plus(KEPT);
    }

    void sent(Instant now) {
        expiresAt = now.plus(KEPT_WHEN_SENT);
    }

    public UUID id() {
        return id;
    }

    public OrganisationKind kind() {
        return kind;
    }

    public Instant savedAt() {
        return savedAt;
    }

    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
