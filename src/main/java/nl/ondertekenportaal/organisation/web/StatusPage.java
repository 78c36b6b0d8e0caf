package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.ApplicantDesk;
import nl.ondertekenportaal.organisation.Application;
import nl.ondertekenportaal.organisation.ApplicationQuestion;
import nl.ondertekenportaal.organisation.EvidenceFile;
import nl.ondertekenportaal.organisation.EvidenceFiles;
import nl.ondertekenportaal.organisation.Upload;
import nl.ondertekenportaal.organisation.WaitingTimes;
import nl.ondertekenportaal.pdf.UploadLimits;
import org.jspecify.annotations.Nullable;

/** How an application stands, for who applied and has the link from the mail: questions, evidence, and applying again. */
@Named
@RequestScoped
public class StatusPage {

    private static final Map<String, String> ANSWER = Map.of(
            "question.answerRequired", "answer:text",
            "privacy.bsn", "answer:text");

    @Inject
    ApplicantDesk desk;

    @Inject
    EvidenceFiles files;

    @Inject
    FacesContext faces;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    @Inject
    Clock clock;

    private @Nullable String token;
    private @Nullable Application application;
    private String problem = "";
    private String answer = "";
    private @Nullable Part file;

    /** From the address or the form itself: what is shown, and so what can be pressed, hangs on it from the start. */
    @PostConstruct
    void open() {
        token = faces.getExternalContext().getRequestParameterMap().get("token");
        load();
    }

    /** Looked up before anything is shown. */
    public void load() {
        try {
            application = desk.byLink(token);
        } catch (RuleBroken invalid) {
            application = null;
            problem = messages.explain(invalid);
        }
    }

    /** Shows the page anew, or the form again if something is wrong. */
    public @Nullable String send() {
        return errors.read(ANSWER, () -> {
                    desk.answer(token, answer);
                    return done("status.answered");
                })
                .orElse(null);
    }

    /** Keeps the file; what is wrong with it stands beside the field. */
    public @Nullable String upload() {
        Optional<Upload> upload = checked();
        if (upload.isEmpty()) {
            return null;
        }
        desk.addEvidence(token, upload.get());
        return done("status.uploaded");
    }

    private Optional<Upload> checked() {
        if (file == null) {
            return Optional.empty();
        }
        try (InputStream content = file.getInputStream()) {
            return Optional.of(files.check(file.getSubmittedFileName(), content));
        } catch (RuleBroken broken) {
            errors.tell("evidence:file", broken);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To the form, with what was filled in before. */
    public void again() throws IOException {
        faces.getExternalContext().redirect(desk.applyAgain(token).toString());
    }

    private String done(String key) {
        String sentence = messages.text(key);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return "/organisation/status?faces-redirect=true&token=" + token;
    }

    public @Nullable Application getApplication() {
        return application;
    }

    public List<ApplicationQuestion> getQuestions() {
        return application == null ? List.of() : desk.questions(application);
    }

    public List<EvidenceFile> getEvidence() {
        return desk.evidence(token);
    }

    /** In days, as people count them. */
    public long getWaited() {
        return application == null ? 0 : WaitingTimes.days(application.since(), clock.instant());
    }

    /** The look of the note that tells the state. */
    public String getNote() {
        return application == null
                ? "error"
                : switch (application.state()) {
                    case UNCONFIRMED, WAITING -> "info";
                    case ASKED -> "warning";
                    case ADMITTED -> "done";
                    case REFUSED -> "error";
                };
    }

    public UploadLimits getLimits() {
        return files.limits();
    }

    public String getProblem() {
        return problem;
    }

    public @Nullable String getToken() {
        return token;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }
}
