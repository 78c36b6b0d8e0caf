package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Language;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Admission;
import nl.ondertekenportaal.organisation.AdmissionCheck;
import nl.ondertekenportaal.organisation.AdmissionReview;
import nl.ondertekenportaal.organisation.Application;
import nl.ondertekenportaal.organisation.ApplicationQuestion;
import nl.ondertekenportaal.organisation.Applications;
import nl.ondertekenportaal.organisation.EvidenceFile;
import nl.ondertekenportaal.organisation.Invitations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Sector;
import org.jspecify.annotations.Nullable;

/** One application: its data, and the decision. */
@Named
@RequestScoped
public class ApplicationPage {

    private static final Map<String, String> REVIEW =
            Map.of("review.reasonRequired", "wrong:reason", "privacy.bsn", "wrong:reason");

    private static final String QUEUE = "/organisation/applications?faces-redirect=true";

    @Inject
    Applications applications;

    @Inject
    Admission admission;

    @Inject
    Registers registers;

    @Inject
    People people;

    @Inject
    Invitations invitations;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    @Inject
    Language language;

    private @Nullable String id;
    private @Nullable Application application;
    private @Nullable List<AdmissionCheck> checks;
    private String reason = "";
    private String question = "";

    /** From the address or the form itself: what is shown, and so what can be pressed, hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getApplication();
    }

    public Application getApplication() {
        if (application == null) {
            application = applications.find(actor, number());
        }
        return application;
    }

    private UUID number() {
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("application");
        }
    }

    /** The names of its sectors. */
    public String getSectors() {
        Locale locale = language.getLocale();
        return registers.sectors().stream()
                .filter(sector -> getApplication().sectors().contains(sector.getCode()))
                .map((Sector sector) -> sector.name(locale))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    public boolean isDecidable() {
        return actor.has(Role.NVVK_STAFF) && getApplication().state() == Application.State.WAITING;
    }

    /** Whether the applicant was admitted and has not set up an account yet. */
    public boolean isInvitable() {
        return actor.has(Role.NVVK_STAFF) && first().isPresent();
    }

    private Optional<Person> first() {
        return Optional.of(getApplication())
                .filter(admitted -> admitted.state() == Application.State.ADMITTED)
                .flatMap(admitted -> people.byEmail(admitted.applicant().email()))
                .filter(person -> person.state() == Person.State.INVITED);
    }

    /** Mails the first administrator the link once more. */
    public String inviteAgain() {
        Person person = first().orElseThrow(() -> new NotFound("person"));
        invitations.inviteAgain(actor, person.id());
        return done("person.inviteAgain.done", person.name());
    }

    /** Whether it can be refused: also while a question waits for an answer that does not come. */
    public boolean isRefusable() {
        return actor.has(Role.NVVK_STAFF) && getApplication().isOpen();
    }

    /** What the portal sees by itself. */
    public List<AdmissionCheck> getChecks() {
        if (checks == null) {
            checks = admission.checks(actor, number());
        }
        return checks;
    }

    public List<ApplicationQuestion> getQuestions() {
        return admission.questions(actor, number());
    }

    public List<EvidenceFile> getEvidence() {
        return admission.evidence(actor, number());
    }

    public String municipalities(Set<String> cbsCodes) {
        return registers.namesOf(cbsCodes);
    }

    public String joined(Set<String> values) {
        return values.stream().sorted().collect(java.util.stream.Collectors.joining(", "));
    }

    public String admit() {
        Admission.Outcome outcome = admission.admit(actor, number());
        return done("application.done." + outcome);
    }

    /** What NVVK found afterwards. */
    public Optional<AdmissionReview> getReview() {
        return admission.review(actor, number());
    }

    /** Whether it was admitted at once and nobody looked yet. */
    public boolean isReviewable() {
        return actor.has(Role.NVVK_STAFF)
                && getApplication().admittedAtOnce().isPresent()
                && getReview().isEmpty();
    }

    public String right() {
        admission.review(actor, number(), AdmissionReview.Verdict.RIGHT, null);
        return done("review.done.RIGHT");
    }

    /** Back to the queue, or to the form if no reason is given. */
    public @Nullable String wrong() {
        return errors.read(REVIEW, () -> {
                    admission.review(actor, number(), AdmissionReview.Verdict.WRONG, reason);
                    return done("review.done.WRONG");
                })
                .orElse(null);
    }

    /** Back to the queue, or to the form if nothing is asked. */
    public @Nullable String ask() {
        return errors.read(Map.of("question.required", "ask:question"), () -> {
                    admission.ask(actor, number(), question);
                    return done("application.asked.done");
                })
                .orElse(null);
    }

    /** Back to the queue, or to the form if no reason is given. */
    public @Nullable String refuse() {
        return errors.read(Map.of("application.reasonRequired", "refuse:reason"), () -> {
                    applications.refuse(actor, number(), reason);
                    return done("application.refused.done");
                })
                .orElse(null);
    }

    private String done(String key) {
        return done(key, getApplication().organisationName());
    }

    private String done(String key, String name) {
        String sentence = messages.text(key, name);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return QUEUE;
    }

    public @Nullable String getId() {
        return id;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }
}
