package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Colleague;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Invitations;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** The people of one's own organisation, and inviting one more. Named apart from the page of the demo people. */
@Named("colleaguesPage")
@RequestScoped
public class PeoplePage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode(
            "invite",
            Map.of(
                    "applicant.name",
                    "invite:name",
                    "applicant.function",
                    "invite:function",
                    "mail.address",
                    "invite:email",
                    "people.already",
                    "invite:email",
                    "people.roles",
                    "invite:roles"));

    @Inject
    Colleagues colleagues;

    @Inject
    Invitations invitations;

    @Inject
    RoleWords roleWords;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable List<Colleague> people;
    private String name = "";
    private String function = "";
    private String email = "";
    private String[] roles = {};
    private @Nullable String code;

    public List<Colleague> getPeople() {
        if (people == null) {
            people = colleagues.own(actor);
        }
        return people;
    }

    /** To the same page, with one person more; or the form again with what is wrong. */
    public @Nullable String invite() {
        Optional<MailAddress> address = errors.read(FIELDS, () -> new MailAddress(email));
        MailAddress known = address.orElseGet(() -> new MailAddress("unknown@invalid"));
        Optional<Applicant> somebody = errors.read(FIELDS, () -> new Applicant(name, function, known));
        if (address.isEmpty() || somebody.isEmpty()) {
            return null;
        }
        String given = code;
        code = null;
        return errors.read(FIELDS, () -> {
                    invitations.invite(actor, somebody.get(), RoleWords.read(roles), given);
                    String sentence = messages.text("people.invited.done", known.value());
                    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
                    faces.getExternalContext().getFlash().setKeepMessages(true);
                    return "/organisation/people?faces-redirect=true";
                })
                .orElse(null);
    }

    /** What a passkey is asked to sign. */
    public Intent getInviting() {
        return Colleagues.inviting(actor);
    }

    /** The roles that can be given here. */
    public Map<String, String> getPossible() {
        return roleWords.items(colleagues.possible(actor));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getFunction() {
        return function;
    }

    public void setFunction(String function) {
        this.function = function;
    }

    public String getEmail() {
        return email;
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
