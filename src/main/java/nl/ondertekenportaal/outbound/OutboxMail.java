package nl.ondertekenportaal.outbound;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail to be sent, and what became of it. Waiting until the mail server took it, or it was tried too often. */
@Entity
@Table(name = "outbox_mail")
public class OutboxMail {

    private static final int MOST_ATTEMPTS = 10;

    /** What became of the mail. */
    public enum State {
        WAITING,
        SENT,
        FAILED
    }

    @Id
    private UUID id;

    private String recipient;

    private String subject;

    private String body;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "next_attempt")
    private Instant nextAttempt;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @SuppressWarnings("NullAway.Init") // JPA
    protected OutboxMail() {}

    OutboxMail(MailAddress recipient, String subject, String body, Instant now) {
        this.id = UUID.randomUUID();
        this.recipient = recipient.value();
        this.subject = subject.replaceAll("\\s+", " ").strip();
        this.body = body;
        this.state = State.WAITING;
        this.createdAt = now;
        this.nextAttempt = now;
    }

    /** The links in a mail that was sent still open doors: nobody needs to read them in the database. */
    void forgetBody() {
        body = "";
    }

    void sent(Instant now) {
        state = State.SENT;
        attempts++;
        sentAt = now;
        lastError = null;
    }

    /** Tried again later, each time twice as late, and in the end given up. */
    void failed(String error, Instant now) {
        attempts++;
        lastError = error;
        nextAttempt = now.plus(Duration.ofSeconds(15L << Math.min(attempts, 10)));
        if (attempts >= MOST_ATTEMPTS) {
            state = State.FAILED;
        }
    }

    public UUID getId() {
        return id;
    }

    public String getRecipient() {
        return recipient;
    }

    public String getSubject() {
        return subject;
    }

    public String getBody() {
        return body;
    }

    public State getState() {
        return state;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
