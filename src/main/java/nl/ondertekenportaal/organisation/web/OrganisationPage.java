package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Colleague;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Suspensions;
import org.jspecify.annotations.Nullable;

/** One organisation as NVVK sees it: its people, and its suspension. */
@Named
@RequestScoped
public class OrganisationPage {

    @Inject
    Suspensions suspensions;

    @Inject
    Colleagues colleagues;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable Organisation organisation;
    private @Nullable List<Colleague> people;
    private String reason = "";

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getOrganisation();
    }

    public Organisation getOrganisation() {
        if (organisation == null) {
            organisation = suspensions.find(actor, number());
        }
        return organisation;
    }

    public List<Colleague> getPeople() {
        if (people == null) {
            people = colleagues.of(actor, number());
        }
        return people;
    }

    public boolean isSuspendable() {
        return actor.has(Role.NVVK_STAFF) && !getOrganisation().isSuspended();
    }

    public boolean isResumable() {
        return actor.has(Role.NVVK_STAFF) && getOrganisation().isSuspended();
    }

    /** Shows the page anew, or the form again if no reason is given. */
    public @Nullable String suspend() {
        return errors.read(Map.of("organisation.reasonRequired", "suspend:reason"), () -> {
                    suspensions.suspend(actor, number(), reason);
                    return done("organisation.suspend.done");
                })
                .orElse(null);
    }

    public String resume() {
        suspensions.resume(actor, number());
        return done("organisation.resume.done");
    }

    private String done(String key) {
        String sentence = messages.text(key, getOrganisation().name());
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return "/organisation/organisation?faces-redirect=true&id=" + number();
    }

    private OrganisationId number() {
        return OrganisationsPage.id(id);
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
}
