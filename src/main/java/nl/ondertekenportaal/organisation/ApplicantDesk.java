package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant, who cannot log in yet, sees and does about the own application: with a link from a mail, which opens this one
 * application and nothing else.
 */
@ApplicationScoped
@Transactional
public class ApplicantDesk {

    private static final String STATUS = "application.status";
    private static final Duration STATUS_FOR = Duration.ofDays(180);

    /** Evidence files with one application. */
    private static final int MOST_FILES = 5;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Drafts drafts;

    @Inject
    EvidenceFiles evidence;

    @Inject
    Event<AuditableEvent> events;

    /**
     * Mails how things stand, with the way to the page that tells it.
     *
     * @param text {0} the applicant, {1} the organisation, {2} the link, {3} the reason or the question
     */
    public void mail(Application application, String text) {
        String words = questions(application).stream()
                .filter(ApplicationQuestion::isOpen)
                .map(ApplicationQuestion::question)
                .findFirst()
                .or(application::reason)
                .orElse("");
        outbox.mail(
                application.applicant().email(),
                MailText.of(
                        text,
                        application.applicant().name(),
                        application.organisationName(),
                        link(application),
                        words));
    }

    /** The way to the page that tells how things stand, for who has shown to be the applicant. */
    public URI link(Application application) {
        return links.issue(STATUS, application.id(), STATUS_FOR, "/organisation/status");
    }

    /** @throws RuleBroken {@code link.invalid} if the link is none of ours, or too old */
    public Application byLink(@Nullable String token) {
        return Objects.requireNonNull(em.find(Application.class, links.subject(STATUS, token)));
    }

    /** What was asked so far, the newest first; errors as {@link #byLink}. */
    public List<ApplicationQuestion> questions(@Nullable String token) {
        return questions(byLink(token));
    }

    /** For NVVK, which found the application by itself. */
    public List<ApplicationQuestion> questions(Application application) {
        return em.createQuery(
                        "select q from ApplicationQuestion q where q.applicationId = :id order by q.askedAt desc",
                        ApplicationQuestion.class)
                .setParameter("id", application.id())
                .getResultList();
    }

    /** What was uploaded so far; errors as {@link #byLink}. */
    public List<EvidenceFile> evidence(@Nullable String token) {
        return evidence.of(byLink(token));
    }

    /** @throws RuleBroken {@code question.answerRequired}, {@code privacy.bsn}, {@code application.alreadyDecided} */
    public void answer(@Nullable String token, @Nullable String text) {
        Application application = locked(token);
        application.answered();
        questions(application).stream()
                .filter(ApplicationQuestion::isOpen)
                .forEach(question -> question.answer(text, clock.instant()));
        tell("application.answered", application);
    }

    /** @throws RuleBroken {@code application.tooManyFiles}, or {@code application.alreadyDecided} */
    public void addEvidence(@Nullable String token, Upload upload) {
        Application application = locked(token);
        if (!application.isOpen()) {
            throw new RuleBroken("application.alreadyDecided", application.organisationName());
        }
        if (evidence.of(application).size() >= MOST_FILES) {
            throw new RuleBroken("application.tooManyFiles", MOST_FILES);
        }
        evidence.keep(application, upload);
    }

    /**
     * Begins a new application with the answers of one that was refused.
     *
     * @return the way to it
     * @throws RuleBroken {@code application.notRefused}, or {@code draft.gone} if the answers are not kept any more
     */
    public URI applyAgain(@Nullable String token) {
        Application application = byLink(token);
        if (application.state() != Application.State.REFUSED) {
            throw new RuleBroken("application.notRefused");
        }
        UUID draft = application.draft().orElse(null);
        return drafts.copy(draft).map(drafts::link).orElseThrow(() -> new RuleBroken("draft.gone"));
    }

    private Application locked(@Nullable String token) {
        return Objects.requireNonNull(
                em.find(Application.class, links.subject(STATUS, token), LockModeType.PESSIMISTIC_WRITE));
    }

    private void tell(String type, Application application) {
        events.fire(new OrganisationEvent(type, Actor.ANONYMOUS, application.id(), Map.of()));
    }
}
