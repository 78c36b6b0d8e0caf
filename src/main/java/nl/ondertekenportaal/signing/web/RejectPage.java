package nl.ondertekenportaal.signing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.signing.Defects;
import nl.ondertekenportaal.signing.Rejection;
import nl.ondertekenportaal.signing.RejectionDesk;
import org.jspecify.annotations.Nullable;

/** Letting the other party know that one regards what was signed for it without power as invalid. */
@Named
@RequestScoped
public class RejectPage {

    private static final Map<String, String> FIELDS =
            FieldErrors.ofCode("reject", Map.of("reason.missing", "reject:reason", "reason.long", "reject:reason"));

    @Inject
    RejectionDesk desk;

    @Inject
    Agreements agreements;

    @Inject
    Defects defects;

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
    private @Nullable Agreement agreement;
    private @Nullable String reason;
    private @Nullable String code;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getAgreement();
    }

    public Agreement getAgreement() {
        if (agreement == null) {
            agreement = agreements.get(actor, Agreements.id(id));
        }
        return agreement;
    }

    public boolean isPossible() {
        Optional<Side> own = agreements.actingSide(getAgreement(), actor.organisation());
        return RejectionDesk.isRejectable(
                actor, getAgreement(), own, defects.of(actor, getAgreement().id()), calendar.today());
    }

    /** What the first of two gave; empty if nobody did. */
    public Optional<Rejection> getBegun() {
        return desk.begun(actor, getAgreement().id());
    }

    /** Whether who looks was the first, so that somebody else must act now. */
    public boolean isDone() {
        return getBegun().filter(first -> first.isBy(actor.ownPerson())).isPresent();
    }

    /** Whether who looks would be the first of two. */
    public boolean isFirst() {
        return desk.isFirstOfTwo(actor, getAgreement().id());
    }

    public @Nullable String reject() {
        String given = code;
        code = null;
        return errors.read(FIELDS, () -> {
                    boolean done = desk.reject(actor, getAgreement().id(), reason, given);
                    String sentence = messages.text(done ? "reject.done" : "reject.done.first");
                    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
                    faces.getExternalContext().getFlash().setKeepMessages(true);
                    return "/agreement/agreement?faces-redirect=true&id="
                            + getAgreement().id();
                })
                .orElse(null);
    }

    /** What a passkey is asked to sign. */
    public Intent getIntent() {
        return RejectionDesk.rejecting(getAgreement().id());
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

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
