package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.SigningRuleChange;
import nl.ondertekenportaal.organisation.SigningRules;
import org.jspecify.annotations.Nullable;

/** That one signature is enough from now on, as somebody asked: for who may agree or not. */
@Named
@RequestScoped
public class SigningRulePage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode("agree");

    @Inject
    SigningRules rules;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable SigningRuleChange change;
    private @Nullable String code;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getChange();
    }

    public SigningRuleChange getChange() {
        if (change == null) {
            change = rules.get(actor, number());
        }
        return change;
    }

    public Organisation getOrganisation() {
        return organisations.get(getChange().organisation());
    }

    /** Who asked, by name. */
    public String getAsking() {
        return people.get(getChange().askedBy()).name();
    }

    /** The last part of its word. */
    public String getState() {
        if (getChange().isWaiting()) {
            return "waiting";
        }
        return getChange().isAgreed() ? "agreed" : "refused";
    }

    public boolean isAgreeable() {
        return isRefusable() && !getChange().isAskedBy(actor);
    }

    public boolean isRefusable() {
        return getChange().isWaiting()
                && actor.has(Role.ADMINISTRATOR, Role.NVVK_STAFF)
                && !people.get(actor.ownPerson()).isUnconfirmed();
    }

    /** Who decided, by name; empty while it waits. */
    public String getDecider() {
        return getChange().decidedBy().map(id -> people.get(id).name()).orElse("");
    }

    /** Where who looks came from. */
    public boolean isNvvk() {
        return actor.seesEverything();
    }

    public @Nullable String agree() {
        String given = code;
        // a code works once, so it is not shown again
        code = null;
        return done("signingRule.done", () -> rules.agree(actor, number(), given));
    }

    public @Nullable String refuse() {
        return done("signingRule.refused.done", () -> rules.refuse(actor, number()));
    }

    /** Does it, says so, and shows the page anew; or the form again with what is wrong. */
    private @Nullable String done(String key, Runnable verb) {
        return errors.read(FIELDS, () -> {
                    verb.run();
                    String sentence = messages.text(key);
                    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
                    faces.getExternalContext().getFlash().setKeepMessages(true);
                    return "/organisation/signing-rule?faces-redirect=true&id=" + number();
                })
                .orElse(null);
    }

    private UUID number() {
        return AuthoritiesPage.number(id);
    }

    public Intent getAgreeing() {
        return SigningRules.agreeing(number());
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
