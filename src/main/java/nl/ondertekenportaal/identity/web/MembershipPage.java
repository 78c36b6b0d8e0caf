package nl.ondertekenportaal.identity.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Invitations;
import org.jspecify.annotations.Nullable;

/** Somebody who has an account is asked to work for one more organisation: accepting or refusing, with the link from the mail. */
@Named
@RequestScoped
public class MembershipPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode("accept");

    @Inject
    Invitations invitations;

    @Inject
    CurrentActor currentActor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String token;
    private Optional<Invitations.Offer> offer = Optional.empty();
    private String problem = "";
    private @Nullable String code;

    /** Looked up at once: what can be pressed hangs on it. Opening uses nothing up, since mail scanners do that too. */
    @PostConstruct
    void open() {
        token = faces.getExternalContext().getRequestParameterMap().get("token");
        try {
            offer = Optional.of(invitations.offered(token));
        } catch (RuleBroken broken) {
            problem = messages.explain(broken);
        }
    }

    public boolean isOpen() {
        return offer.isPresent();
    }

    /** What is offered; only when {@link #isOpen}. */
    public Invitations.Offer getOffer() {
        return offer.orElseThrow();
    }

    /** Whether the person must log in first. */
    public boolean isLoginAsked() {
        return invitations.asksLogin(getOffer()) && !currentActor.isLoggedIn();
    }

    /** Whether somebody else is logged in here. */
    public boolean isSomebodyElse() {
        return currentActor.isLoggedIn()
                && !getOffer().person().id().equals(currentActor.get().person());
    }

    /** Whether the person is logged in, and so must show the second factor. */
    public boolean isCodeAsked() {
        return invitations.asksLogin(getOffer());
    }

    public @Nullable String accept() {
        String given = code;
        code = null;
        String name = getOffer().organisation().name();
        return errors.read(FIELDS, () -> {
                    invitations.accept(currentActor.get(), token, given);
                    return done("membership.accepted", name);
                })
                .orElse(null);
    }

    public String refuse() {
        String name = getOffer().organisation().name();
        invitations.refuse(token);
        return done("membership.refused", name);
    }

    private String done(String key, String name) {
        String sentence = messages.text(key, name);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return (currentActor.isLoggedIn() ? "/identity/organisations" : "/identity/login") + "?faces-redirect=true";
    }

    /** Why the link opens nothing. */
    public String getProblem() {
        return problem;
    }

    public @Nullable String getToken() {
        return token;
    }

    /** Where the person comes back to after logging in. */
    public String getBack() {
        return "/identity/membership?token=" + token;
    }

    public Intent getAccepting() {
        return getOffer().accepting();
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
