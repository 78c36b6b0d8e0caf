package nl.ondertekenportaal.identity.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.Ending;
import nl.ondertekenportaal.identity.Login;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.identity.Recovery;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/** One's own account: where one is logged in, and the recovery codes; {@link OwnPasskeys} is a part of it. */
@Named
@ViewScoped
public class SecurityPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, String> FIELDS = FieldErrors.ofCode("codes");

    @Inject
    Logins logins;

    @Inject
    Recovery recovery;

    @Inject
    NewCodes files;

    @Inject
    People people;

    @Inject
    LoginSession session;

    @Inject
    CurrentActor currentActor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private List<String> codes = List.of();
    private @Nullable String code;

    public List<Login> getLogins() {
        return logins.of(currentActor.get());
    }

    /** Whether it is the one that asks. */
    public boolean isThis(Login login) {
        return session.login().filter(login.id()::equals).isPresent();
    }

    public void end(UUID id) {
        logins.end(currentActor.get(), id, Ending.ENDED_ELSEWHERE);
        faces.addMessage(null, new FacesMessage(messages.text("security.ended.done")));
    }

    /** Everywhere, here too. */
    public String endAll() {
        logins.endEverywhere(currentActor.get());
        faces.getExternalContext().invalidateSession();
        return "/index?faces-redirect=true";
    }

    /** The codes are on this one page and nowhere else. */
    public void renew() {
        codes = errors.read(FIELDS, () -> recovery.renew(currentActor.get(), code))
                .orElse(codes);
        code = null;
    }

    /** What a passkey is asked to sign. */
    public Intent getRenewing() {
        return Recovery.renewing(currentActor.get());
    }

    public void download() {
        files.download(codes);
    }

    public List<String> getCodes() {
        return codes;
    }

    public long getLeft() {
        return recovery.left(currentActor.get());
    }

    /** Whether nothing is signed until somebody confirms. */
    public boolean isUnconfirmed() {
        return people.get(currentActor.get().ownPerson()).isUnconfirmed();
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
