package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;
import org.jspecify.annotations.Nullable;

/** Somebody who works with the portal. The id is random and serves as pseudonym in the log. */
@Entity
@Table(name = "person")
public class Person {

    @Id
    private UUID id;

    private String name;

    private String function;

    private String email;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Person() {}

    Person(Applicant applicant, Instant now) {
        this.id = PersonId.random().value();
        this.name = applicant.name();
        this.function = applicant.function();
        this.email = applicant.email().normalised();
        this.createdAt = now;
    }

    public PersonId id() {
        return new PersonId(id);
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
