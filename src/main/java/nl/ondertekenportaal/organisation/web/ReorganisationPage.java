package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Reorganisation;
import nl.ondertekenportaal.organisation.Reorganisations;
import org.jspecify.annotations.Nullable;

/** One reorganisation: who went into whom, from which day and on which ground; until its day NVVK can withdraw it. */
@Named
@RequestScoped
public class ReorganisationPage {

    private static final Map<String, String> FIELDS =
            FieldErrors.ofCode("withdraw", Map.of("reorganisation.reason", "withdraw:reason"));

    @Inject
    Reorganisations reorganisations;

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
    private @Nullable Reorganisation reorganisation;
    private @Nullable String reason;
    private @Nullable String code;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getReorganisation();
    }

    public Reorganisation getReorganisation() {
        if (reorganisation == null) {
            reorganisation = reorganisations.get(actor, Reorganisations.id(id));
        }
        return reorganisation;
    }

    public boolean isAhead() {
        return getReorganisation().day().isAfter(calendar.today());
    }

    public boolean isWithdrawable() {
        return actor.has(Role.NVVK_STAFF) && getReorganisation().isWithdrawableOn(calendar.today());
    }

    /** Shows the page anew, or the form again with what is wrong. */
    public @Nullable String withdraw() {
        String given = code;
        code = null;
        return errors.read(FIELDS, () -> {
                    reorganisations.withdraw(actor, Reorganisations.id(id), reason, given);
                    return ReorganisePage.done(faces, messages.text("reorganisation.withdrawn.done"), id);
                })
                .orElse(null);
    }

    public @Nullable String getId() {
        return id;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public Intent getWithdrawing() {
        return Reorganisations.withdrawing(Reorganisations.id(id));
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
