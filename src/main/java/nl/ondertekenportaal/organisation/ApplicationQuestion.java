package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** What NVVK asks an applicant, and what the applicant answers. */
@Entity
@Table(name = "application_question")
public class ApplicationQuestion {

    private static final int LONGEST = 2000;

    @Id
    private UUID id;

    @Column(name = "application_id")
    private UUID applicationId;

    private String question;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "asked_by")
    private UUID askedBy;

    private @Nullable String answer;

    @Column(name = "answered_at")
    private @Nullable Instant answeredAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected ApplicationQuestion() {}

    /** @throws RuleBroken {@code question.required} */
    ApplicationQuestion(UUID application, @Nullable String question, PersonId by, Instant now) {
        this.id = UUID.randomUUID();
        this.applicationId = application;
        this.question = text(question, "question.required");
        this.askedAt = now;
        this.askedBy = by.value();
    }

    /** @throws RuleBroken {@code question.answerRequired}, {@code privacy.bsn}, or {@code question.answered} if it was before */
    void answer(@Nullable String given, Instant now) {
        if (answeredAt != null) {
            throw new RuleBroken("question.answered");
        }
        String text = text(given, "question.answerRequired");
        BurgerServiceNumber.refuseIn(text);
        answer = text;
        answeredAt = now;
    }

    private static String text(@Nullable String typed, String key) {
        String text = typed == null ? "" : typed.replace("\0", "").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new RuleBroken(key, LONGEST);
        }
        return text;
    }

    UUID id() {
        return id;
    }

    public String question() {
        return question;
    }

    public Instant askedAt() {
        return askedAt;
    }

    PersonId askedBy() {
        return new PersonId(askedBy);
    }

    public Optional<String> answer() {
        return Optional.ofNullable(answer);
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    public boolean isOpen() {
        return answeredAt == null;
    }
}
