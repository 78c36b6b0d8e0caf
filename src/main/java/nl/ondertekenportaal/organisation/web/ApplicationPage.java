package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Language;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Application;
import nl.ondertekenportaal.organisation.Applications;
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

    private static final String QUEUE = "/organisation/applications?faces-redirect=true";

    @Inject
    Applications applications;

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
    private String reason = "";

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

    public String admit() {
        applications.admit(actor, number());
        return done("application.admitted.done");
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
}
