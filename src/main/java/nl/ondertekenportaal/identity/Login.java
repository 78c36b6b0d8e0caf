package nl.ondertekenportaal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One time that somebody logged in, from there until it ends. It is kept in the database, since the server's own session lives on
 * one node only and cannot be ended from another.
 */
@Entity
@Table(name = "login_session")
public class Login {

    /** Nobody stays logged in longer, however busy. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** So seldom is it written down that somebody is still there. */
    static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    private String browser;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Ending ending;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Login() {}

    Login(PersonId person, OrganisationId organisation, String browser, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.organisationId = organisation.value();
        this.browser = browser;
        this.startedAt = now;
        this.lastSeenAt = now;
    }

    /** The same person goes on for another organisation, no longer than before. */
    Login switchedTo(OrganisationId other, Instant now) {
        Login next = new Login(person(), other, browser, now);
        next.startedAt = startedAt;
        end(Ending.SWITCHED, now);
        return next;
    }

    /** @param idle how long one may do nothing; up to {@link #NOTED_EVERY} is added, as the last time is known no better */
    Instant endsAt(Duration idle) {
        Instant idleEnd = lastSeenAt.plus(idle).plus(NOTED_EVERY);
        return idleEnd.isBefore(lastMoment()) ? idleEnd : lastMoment();
    }

    /** When it ends in any case. */
    Instant lastMoment() {
        return startedAt.plus(LONGEST);
    }

    boolean isOpen(Instant now, Duration idle) {
        return endedAt == null && now.isBefore(endsAt(idle));
    }

    void seen(Instant now) {
        if (now.isAfter(lastSeenAt.plus(NOTED_EVERY))) {
            lastSeenAt = now;
        }
    }

    /** The person says to be still there. */
    void stay(Instant now) {
        lastSeenAt = now;
    }

    void end(Ending why, Instant now) {
        if (endedAt == null) {
            endedAt = now;
            ending = why;
        }
    }

    public UUID id() {
        return id;
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant lastSeenAt() {
        return lastSeenAt;
    }

    /** In words: {@code Firefox, Windows}. */
    public String browser() {
        return browser;
    }

    public Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }
}
