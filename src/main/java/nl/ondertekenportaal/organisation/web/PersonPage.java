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
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AddressChange;
import nl.ondertekenportaal.organisation.AddressChanges;
import nl.ondertekenportaal.organisation.Colleague;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Invitations;
import nl.ondertekenportaal.organisation.Person;
import org.jspecify.annotations.Nullable;

/** One person: what may be done for or about him or her. */
@Named
@RequestScoped
public class PersonPage {

    @Inject
    Colleagues colleagues;

    @Inject
    Invitations invitations;

    @Inject
    AddressChanges addresses;

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

    private @Nullable String id;
    private @Nullable Colleague colleague;
    private String @Nullable [] roles;
    private @Nullable String code;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getColleague();
    }

    public Colleague getColleague() {
        if (colleague == null) {
            colleague = colleagues.find(actor, number());
        }
        return colleague;
    }

    private PersonId number() {
        try {
            return new PersonId(UUID.fromString(id == null ? "" : id));
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("person");
        }
    }

    /** Whether the actor manages this person, and not only helps. */
    public boolean isOwn() {
        return colleagues.isOwn(actor, getColleague());
    }

    public boolean isSelf() {
        return number().equals(actor.person());
    }

    public boolean isInvited() {
        return getColleague().state() == Person.State.INVITED;
    }

    public boolean isActive() {
        return getColleague().state() == Person.State.ACTIVE;
    }

    public boolean isDisabled() {
        return getColleague().state() == Person.State.DISABLED;
    }

    public @Nullable String inviteAgain() {
        return done("person.inviteAgain.done", "", () -> invitations.inviteAgain(actor, number()));
    }

    public @Nullable String changeRoles() {
        String given = taken();
        return done(
                "person.roles.done",
                "roles",
                () -> colleagues.changeRoles(actor, number(), RoleWords.read(getRoles()), given));
    }

    public @Nullable String disable() {
        return done("person.disable.done", "", () -> colleagues.disable(actor, number()));
    }

    public @Nullable String enable() {
        return done("person.enable.done", "", () -> colleagues.enable(actor, number()));
    }

    public @Nullable String restore() {
        String given = taken();
        return done("person.restore.done", "restore", () -> colleagues.restore(actor, number(), given));
    }

    public @Nullable String confirm() {
        String given = taken();
        return done("person.confirm.done", "confirm", () -> colleagues.confirm(actor, number(), given));
    }

    /** What a passkey is asked to sign, for each of the forms. */
    public Intent getChangingRoles() {
        return Colleagues.changingRoles(number());
    }

    public Intent getRestoring() {
        return Colleagues.restoring(number());
    }

    public Intent getConfirming() {
        return Colleagues.confirming(number());
    }

    /** The address that this person wants, and that the old mailbox has not agreed to. */
    public Optional<AddressChange> getAddressAsked() {
        return isSelf() ? Optional.empty() : addresses.open(actor, number()).filter(change -> !change.isOldAgreed());
    }

    public @Nullable String agreeInstead() {
        String given = taken();
        return done("person.address.done", "address", () -> addresses.agreeInstead(actor, number(), given));
    }

    /** A code works once, so it is not shown again. */
    private @Nullable String taken() {
        String given = code;
        code = null;
        return given;
    }

    /** Does it, says so, and shows the page anew; or the form again with what is wrong. */
    private @Nullable String done(String key, String form, Runnable verb) {
        String name = getColleague().name();
        Map<String, String> fields = FieldErrors.ofCode(form, Map.of("people.roles", form + ":roles"));
        return errors.read(form.isEmpty() ? Map.of() : fields, () -> {
                    verb.run();
                    String sentence = messages.text(key, name);
                    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
                    faces.getExternalContext().getFlash().setKeepMessages(true);
                    return "/organisation/person?faces-redirect=true&id=" + number().value();
                })
                .orElse(null);
    }

    /** The roles that can be given here. */
    public Map<String, String> getPossible() {
        return roleWords.items(colleagues.possible(actor));
    }

    public @Nullable String getId() {
        return id;
    }

    public String[] getRoles() {
        if (roles == null) {
            roles = getColleague().roles().stream().map(Role::name).toArray(String[]::new);
        }
        return roles.clone();
    }

    public void setRoles(String[] roles) {
        this.roles = roles.clone();
    }

    public Intent getAgreeing() {
        return AddressChanges.agreeing(number());
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
