package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AccessRequest;
import nl.ondertekenportaal.organisation.AccessRequests;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** Somebody asks to work for the organisation: invite with roles, or refuse. */
@Named
@RequestScoped
public class AccessRequestPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode(
            "accept",
            Map.of(
                    "applicant.name",
                    "accept:name",
                    "applicant.function",
                    "accept:function",
                    "mail.address",
                    "accept:email",
                    "people.already",
                    "accept:email",
                    "people.elsewhere",
                    "accept:email",
                    "people.roles",
                    "accept:roles"));

    @Inject
    AccessRequests requests;

    @Inject
    Colleagues colleagues;

    @Inject
    RoleWords roleWords;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    @Inject
    FacesContext faces;

    private @Nullable String id;
    private @Nullable AccessRequest request;
    private @Nullable String name;
    private @Nullable String function;
    private @Nullable String email;
    private String[] roles = {};
    private @Nullable String code;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getRequest();
    }

    /** What a passkey is asked to sign. */
    public Intent getInviting() {
        return Colleagues.inviting(actor);
    }

    public AccessRequest getRequest() {
        if (request == null) {
            request = requests.find(actor, number());
        }
        return request;
    }

    private UUID number() {
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("accessRequest");
        }
    }

    public boolean isOpen() {
        return getRequest().state() == AccessRequest.State.OPEN;
    }

    /** The last part of the level is what people know it by. */
    public String getLevel() {
        return getRequest().level().orElse("").replaceAll(".*:", "");
    }

    public @Nullable String accept() {
        Optional<MailAddress> address = errors.read(FIELDS, () -> new MailAddress(getEmail()));
        MailAddress known = address.orElseGet(() -> new MailAddress("unknown@invalid"));
        Optional<Applicant> somebody = errors.read(FIELDS, () -> new Applicant(getName(), getFunction(), known));
        if (address.isEmpty() || somebody.isEmpty()) {
            return null;
        }
        String given = code;
        code = null;
        return errors.read(FIELDS, () -> {
                    requests.accept(actor, number(), somebody.get(), RoleWords.read(roles), given);
                    return done(messages.text("people.invited.done", known.value()));
                })
                .orElse(null);
    }

    public String refuse() {
        requests.refuse(actor, number());
        return done(messages.text("access.refused.done"));
    }

    private String done(String sentence) {
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return "/organisation/people?faces-redirect=true";
    }

    /** The roles that can be given here. */
    public Map<String, String> getPossible() {
        return roleWords.items(colleagues.possible(actor));
    }

    public @Nullable String getId() {
        return id;
    }

    public String getName() {
        return name == null ? getRequest().asker().name() : name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getFunction() {
        return function == null ? getRequest().asker().function() : function;
    }

    public void setFunction(String function) {
        this.function = function;
    }

    public String getEmail() {
        return email == null ? getRequest().asker().email().value() : email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String[] getRoles() {
        return roles.clone();
    }

    public void setRoles(String[] roles) {
        this.roles = roles.clone();
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
