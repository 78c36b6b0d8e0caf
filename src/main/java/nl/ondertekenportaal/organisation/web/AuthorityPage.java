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
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityState;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import org.jspecify.annotations.Nullable;

/** One signing authority: the decision, the power to represent, and for who may do so, confirming or refusing it. */
@Named
@RequestScoped
public class AuthorityPage {

    @Inject
    SigningAuthorities authorities;

    @Inject
    AuthorityDesk desk;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    LegalCalendar calendar;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable SigningAuthority authority;
    private String reason = "";
    private @Nullable String code;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getAuthority();
    }

    public SigningAuthority getAuthority() {
        if (authority == null) {
            authority = authorities.get(actor, number());
        }
        return authority;
    }

    public Organisation getOrganisation() {
        return organisations.get(getAuthority().organisation());
    }

    public AuthorityState getState() {
        return getAuthority().stateOn(calendar.today());
    }

    /** Whether it waits for somebody who is not the one that looks. */
    public boolean isWaiting() {
        return getState() == AuthorityState.WAITING;
    }

    public boolean isDecidable() {
        return isWaiting() && isDecider() && hindrance().isEmpty();
    }

    /** Why who looks, and may confirm others, may not confirm this one; empty if nothing is in the way. */
    public String getHindrance() {
        return isWaiting() && isDecider() ? hindrance().map(messages::explain).orElse("") : "";
    }

    private boolean isDecider() {
        return actor.has(Role.ADMINISTRATOR, Role.NVVK_STAFF);
    }

    private Optional<RuleBroken> hindrance() {
        return people.get(actor.ownPerson()).isUnconfirmed()
                ? Optional.of(new RuleBroken("people.unconfirmed"))
                : getAuthority()
                        .undecidable(actor.ownPerson(), calendar.today())
                        .or(() -> desk.hindranceOfAgent(actor, getAuthority()));
    }

    public String name(PersonId person) {
        return people.get(person).name();
    }

    /** Whether who looks may report that it was never good. */
    public boolean isReportable() {
        return isDecider();
    }

    /** Where who looks came from. */
    public boolean isNvvk() {
        return actor.seesEverything();
    }

    public @Nullable String confirm() {
        String given = taken();
        return done("authority.confirmed.done", "confirm", () -> desk.confirm(actor, number(), given));
    }

    public @Nullable String refuse() {
        String given = taken();
        return done("authority.refused.done", "refuse", () -> desk.refuse(actor, number(), reason, given));
    }

    /** A code works once, so it is not shown again. */
    private @Nullable String taken() {
        String given = code;
        code = null;
        return given;
    }

    /** Does it, says so, and shows the page anew; or the form again with what is wrong. */
    private @Nullable String done(String key, String form, Runnable verb) {
        Map<String, String> fields = FieldErrors.ofCode(form, Map.of("authority.reason", form + ":reason"));
        return errors.read(fields, () -> {
                    verb.run();
                    String sentence = messages.text(key);
                    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
                    faces.getExternalContext().getFlash().setKeepMessages(true);
                    return "/organisation/authority?faces-redirect=true&id=" + number();
                })
                .orElse(null);
    }

    private UUID number() {
        return AuthoritiesPage.number(id == null ? "" : id);
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

    public Intent getConfirming() {
        return AuthorityDesk.confirming(number());
    }

    public Intent getRefusing() {
        return AuthorityDesk.refusing(number());
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
