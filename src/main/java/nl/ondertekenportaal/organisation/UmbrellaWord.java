package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;

/** What an umbrella organisation says of a membership. The latest word counts; it ends no agreement (covenant, article 7). */
@Entity
@Table(name = "umbrella_word")
public class UmbrellaWord {

    /** What is said. */
    public enum Kind {
        CONFIRMED,
        DENIED,
        /** A member until the day before, no longer from that day. */
        LEFT
    }

    @Id
    private UUID id;

    private String umbrella;

    /** The application, or the organisation. */
    private UUID subject;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "on_day")
    private LocalDate onDay;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @SuppressWarnings("NullAway.Init") // JPA
    protected UmbrellaWord() {}

    UmbrellaWord(String umbrella, UUID subject, Kind kind, LocalDate onDay, PersonId by, Instant now) {
        this.id = UUID.randomUUID();
        this.umbrella = umbrella;
        this.subject = subject;
        this.kind = kind;
        this.onDay = onDay;
        this.recordedAt = now;
        this.recordedBy = by.value();
    }

    /** The same about the organisation that an application became. */
    UmbrellaWord about(UUID organisation, Instant now) {
        return new UmbrellaWord(umbrella, organisation, kind, onDay, new PersonId(recordedBy), now);
    }

    UUID id() {
        return id;
    }

    public String umbrella() {
        return umbrella;
    }

    public UUID subject() {
        return subject;
    }

    public Kind kind() {
        return kind;
    }

    public LocalDate onDay() {
        return onDay;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
