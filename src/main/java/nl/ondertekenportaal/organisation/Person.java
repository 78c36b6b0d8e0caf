package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** Somebody who works with the portal. The id is random and serves as pseudonym in the log. */
@Entity
@Table(name = "person")
public class Person {

    /** Stands where the name of somebody stood whose account was erased. */
    private static final String ERASED = "Gewist";

    @Id
    private UUID id;

    private String name;

    private String function;

    private String email;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Column(name = "invited_at")
    private @Nullable Instant invitedAt;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Column(name = "recovered_at")
    private @Nullable Instant recoveredAt;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @Version
    private int version;

    /** Whether the person can log in. */
    public enum State {
        /** Has not chosen a password yet, or not accepted. */
        INVITED,
        ACTIVE,
        /** May not log in, for one organisation or at all. */
        DISABLED
    }

    @SuppressWarnings("NullAway.Init") // JPA
    protected Person() {}

    Person(Applicant applicant, Instant now) {
        this.id = PersonId.random().value();
        this.name = applicant.name();
        this.function = applicant.function();
        this.email = applicant.email().normalised();
        this.createdAt = now;
    }

    void invited(Instant now) {
        invitedAt = now;
    }

    void activated(Instant now) {
        activatedAt = now;
    }

    /** The second factor is a new one: who holds it may be somebody else, until another person confirms. */
    void recovered(Instant now) {
        recoveredAt = now;
    }

    /** @throws RuleBroken {@code people.nothingToConfirm} */
    void confirmed() {
        if (recoveredAt == null) {
            throw new RuleBroken("people.nothingToConfirm", name);
        }
        recoveredAt = null;
    }

    public State state() {
        if (disabledAt != null) {
            return State.DISABLED;
        }
        return activatedAt == null ? State.INVITED : State.ACTIVE;
    }

    /** Whether the person got in anew and nobody has confirmed yet that it is the same one; until then nothing is signed. */
    public boolean isUnconfirmed() {
        return recoveredAt != null;
    }

    /** @throws RuleBroken {@code signing.recovered} while {@link #isUnconfirmed} */
    public void refuseSigningUnconfirmed() {
        if (isUnconfirmed()) {
            throw new RuleBroken("signing.recovered");
        }
    }

    /** When the last invitation was mailed. */
    public Optional<Instant> invitedAt() {
        return Optional.ofNullable(invitedAt);
    }

    public PersonId id() {
        return new PersonId(id);
    }

    /** Another name or function; the address stays. */
    void describe(Applicant details) {
        name = details.name();
        function = details.function();
    }

    /** Mails go there from now on, and one logs in with it. */
    void moveTo(MailAddress address) {
        email = address.normalised();
    }

    /** Only the pseudonym is left. What was signed names the person where that is kept. */
    void erase(Instant now) {
        name = ERASED;
        function = ERASED;
        email = id + "@gewist.invalid";
        invitedAt = null;
        recoveredAt = null;
        disabledAt = now;
        erasedAt = now;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    Applicant asApplicant() {
        return new Applicant(name, function, new MailAddress(email));
    }

    public String name() {
        return name;
    }

    public String function() {
        return function;
    }

    public String email() {
        return email;
    }
}
