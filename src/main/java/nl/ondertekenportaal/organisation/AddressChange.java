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
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants another e-mail address, with which one logs in and gets back in. Whoever reads the new mailbox and whoever reads
 * the old one must both agree; where the old one is out of reach, somebody else who knows the person agrees in its place.
 */
@Entity
@Table(name = "address_change")
public class AddressChange {

    static final Duration WITHIN = Duration.ofDays(7);

    /** What became of it. */
    public enum State {
        OPEN,
        DONE,
        STOPPED
    }

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "new_email")
    private String newEmail;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "old_confirmed_at")
    private @Nullable Instant oldConfirmedAt;

    @Column(name = "new_confirmed_at")
    private @Nullable Instant newConfirmedAt;

    @Column(name = "confirmed_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID confirmedBy;

    @Enumerated(EnumType.STRING)
    private State state;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected AddressChange() {}

    /** @throws RuleBroken {@code address.same} if nothing would change */
    AddressChange(Person person, MailAddress to, Instant now) {
        if (to.normalised().equals(person.email())) {
            throw new RuleBroken("address.same");
        }
        this.id = UUID.randomUUID();
        this.personId = person.id().value();
        this.newEmail = to.normalised();
        this.askedAt = now;
        this.expiresAt = now.plus(WITHIN);
        this.state = State.OPEN;
    }

    boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }

    void confirmOld(Instant now) {
        oldConfirmedAt = now;
    }

    void confirmNew(Instant now) {
        newConfirmedAt = now;
    }

    /** @throws RuleBroken {@code people.self} if it is the same person */
    void confirmInstead(Actor other) {
        if (other.ownPerson().value().equals(personId)) {
            throw new RuleBroken("people.self");
        }
        confirmedBy = other.ownPerson().value();
    }

    boolean isAgreed() {
        return newConfirmedAt != null && isOldAgreed();
    }

    void stop() {
        state = State.STOPPED;
    }

    void done() {
        state = State.DONE;
    }

    public boolean isOldAgreed() {
        return oldConfirmedAt != null || confirmedBy != null;
    }

    public boolean isNewConfirmed() {
        return newConfirmedAt != null;
    }

    public UUID id() {
        return id;
    }

    PersonId person() {
        return new PersonId(personId);
    }

    public String newEmail() {
        return newEmail;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
