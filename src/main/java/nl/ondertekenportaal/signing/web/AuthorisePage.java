package nl.ondertekenportaal.signing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.signing.SigningItem;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jspecify.annotations.Nullable;

/** The list that is about to be signed, and the one code that authorises it. */
@Named
@ViewScoped
public class AuthorisePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    SigningSessions sessions;

    @Inject
    CurrentActor currentActor;

    @Inject
    FieldErrors errors;

    private @Nullable String id;
    private @Nullable String code;
    private transient @Nullable List<SigningItem> items;

    /** What was authorised before is not authorised again: on to its result. */
    public @Nullable String load() {
        return sessions.get(currentActor.get(), SigningSessions.id(id)).isAuthorised() ? result() : null;
    }

    /** On to the result, or the form again with what is wrong. What is given works once, so it is not shown again. */
    public @Nullable String authorise() {
        String given = code;
        code = null;
        return errors.read(FieldErrors.ofCode("authorise"), () -> {
                    sessions.authorise(currentActor.get(), SigningSessions.id(id), given);
                    return result();
                })
                .orElse(null);
    }

    /** What a passkey is asked to sign. */
    public Intent getIntent() {
        return sessions.get(currentActor.get(), SigningSessions.id(id)).intent();
    }

    private String result() {
        return "/signing/session?faces-redirect=true&session=" + SigningSessions.id(id);
    }

    public List<SigningItem> getItems() {
        if (items == null) {
            items = sessions.items(currentActor.get(), SigningSessions.id(id));
        }
        return items;
    }

    public int getCount() {
        return getItems().size();
    }

    public Organisation counterparty(Agreement agreement) {
        return agreement.counterpartyOf(currentActor.get().organisation());
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
