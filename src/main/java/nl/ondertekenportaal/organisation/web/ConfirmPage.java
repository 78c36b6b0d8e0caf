package nl.ondertekenportaal.organisation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Application;
import nl.ondertekenportaal.organisation.Applications;
import org.jspecify.annotations.Nullable;

/**
 * Confirming the mail address of an application. Opening the page does not use the link up, since mail scanners open
 * links too; the button does.
 */
@Named
@ViewScoped
public class ConfirmPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How far the confirmation is. */
    public enum Step {
        ASKED,
        DONE,
        IMPOSSIBLE
    }

    @Inject
    Applications applications;

    @Inject
    Messages messages;

    private Step step = Step.IMPOSSIBLE;
    private @Nullable String token;
    private String organisation = "";
    private String email = "";
    private String problem = "";

    /** Looks up what the link is about. */
    public void load() {
        take(() -> applications.toConfirm(token), Step.ASKED);
    }

    public void confirm() {
        take(() -> applications.confirm(token), Step.DONE);
    }

    private void take(java.util.function.Supplier<Application> verb, Step reached) {
        try {
            Application application = verb.get();
            organisation = application.organisationName();
            email = application.applicant().email().value();
            step = reached;
        } catch (RuleBroken broken) {
            problem = messages.explain(broken);
            step = Step.IMPOSSIBLE;
        }
    }

    public boolean isAsked() {
        return step == Step.ASKED;
    }

    public boolean isDone() {
        return step == Step.DONE;
    }

    public boolean isImpossible() {
        return step == Step.IMPOSSIBLE;
    }

    public String getOrganisation() {
        return organisation;
    }

    public String getEmail() {
        return email;
    }

    public String getProblem() {
        return problem;
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }
}
