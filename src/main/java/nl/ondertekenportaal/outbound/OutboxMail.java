package nl.ondertekenportaal.outbound;

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
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** A mail to be sent, and what became of it. Waiting until the mail server took it, or it was tried too often. */
@Entity
@Table(name = "outbox_mail")
public class OutboxMail {

    /** With the pauses between them, most of a day. */
    private static final int MOST_ATTEMPTS = 14;

    /** Longer than handing over one mail can take: after this, who began it is taken to have stopped. */
    private static final Duration HAND_OVER = Duration.ofMinutes(5);

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

    @Enumerated(EnumType.STRING)
    private @Nullable MailTrouble trouble;

    @SuppressWarnings("NullAway.Init") // JPA
    protected OutboxMail() {}

    OutboxMail(MailAddress recipient, String subject, String body, Instant now) {
        this.id = UUID.randomUUID();
        this.recipient = recipient.value();
        this.subject = MailText.line(subject);
        this.body = body;
        this.state = State.WAITING;
        this.createdAt = now;
        this.nextAttempt = now;
    }

    /** The links in a mail that was sent still open doors: nobody needs to read them in the database. */
    void forgetBody() {
        body = "";
    }

    boolean isDue(Instant now) {
        return state == State.WAITING && !nextAttempt.isAfter(now);
    }

    /** Somebody hands it over from now on. Nobody else does, unless that somebody stops without a word. */
    void claim(Instant now) {
        attempts++;
        nextAttempt = now.plus(HAND_OVER);
    }

    void sent(Instant now) {
        state = State.SENT;
        sentAt = now;
        lastError = null;
        trouble = null;
    }

    /** Tried again later, each time twice as late, and in the end, or when that is of no use, given up. */
    void failed(MailTrouble why, String error, Instant now) {
        trouble = why;
        lastError = error;
        nextAttempt = now.plus(Duration.ofSeconds(15L << Math.min(attempts, 10)));
        if (why.isLasting() || attempts >= MOST_ATTEMPTS) {
            state = State.FAILED;
        }
    }

    /** @throws RuleBroken {@code outbox.notFailed} if it was not given up */
    void retry(Instant now) {
        if (state != State.FAILED) {
            throw new RuleBroken("outbox.notFailed");
        }
        state = State.WAITING;
        attempts = 0;
        nextAttempt = now;
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

    int attempts() {
        return attempts;
    }

    Optional<Instant> nextAttempt() {
        return state == State.WAITING ? Optional.of(nextAttempt) : Optional.empty();
    }

    Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    Optional<MailTrouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }
}
