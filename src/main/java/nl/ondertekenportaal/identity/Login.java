package nl.ondertekenportaal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.OptionalUuidConverter;
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

    @Column(name = "agent_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID agentId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    private String browser;

    @Column(name = "one_organisation")
    private boolean oneOrganisation;

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

    /** The same, of whom only a provider proved who it is, for this organisation. */
    static Login forOne(PersonId person, OrganisationId organisation, String browser, Instant now) {
        Login login = new Login(person, organisation, browser, now);
        login.oneOrganisation = true;
        return login;
    }

    /** The same person goes on in another capacity, no longer than before. */
    Login switchedTo(Capacity other, Instant now) {
        Login next = new Login(person(), other.organisation(), browser, now);
        OrganisationId agent = other.agent();
        next.agentId = agent == null ? null : agent.value();
        next.oneOrganisation = oneOrganisation;
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

    /** For whom the person acts. */
    public Capacity capacity() {
        return new Capacity(organisation(), agentId == null ? null : new OrganisationId(agentId));
    }

    /** The organisation to which the person belongs. */
    OrganisationId home() {
        return capacity().home();
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant lastSeenAt() {
        return lastSeenAt;
    }

    /** Whether it opens no other organisation than this one and its principals, as a provider proved who it is for this one only. */
    public boolean isForOneOrganisation() {
        return oneOrganisation;
    }

    /** In words: {@code Firefox, Windows}. */
    public String browser() {
        return browser;
    }

    public Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }
}
