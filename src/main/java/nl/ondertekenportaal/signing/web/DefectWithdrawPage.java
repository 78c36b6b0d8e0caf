package nl.ondertekenportaal.signing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.signing.Defect;
import nl.ondertekenportaal.signing.DefectDesk;
import nl.ondertekenportaal.signing.Defects;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jspecify.annotations.Nullable;

/** Taking back a defect that was reported by mistake. */
@Named
@RequestScoped
public class DefectWithdrawPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode(
            "withdraw", Map.of("reason.missing", "withdraw:reason", "reason.long", "withdraw:reason"));

    @Inject
    Defects defects;

    @Inject
    DefectDesk desk;

    @Inject
    Agreements agreements;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable Defect defect;
    private @Nullable String reason;
    private @Nullable String code;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getDefect();
    }

    public Defect getDefect() {
        if (defect == null) {
            defect = defects.get(actor, number());
        }
        return defect;
    }

    /** Whether the other party rejected the agreement for it, so that the agreement stands again without it. */
    public boolean isRejected() {
        return getDefect().isOpen() && getDefect().rejection().isPresent();
    }

    /** What the two made, or are on the way to, since it was rejected. */
    public Optional<Agreement> getAnother() {
        return desk.another(actor, getDefect().id());
    }

    public @Nullable String withdraw() {
        String given = code;
        code = null;
        return errors.read(FIELDS, () -> {
                    desk.withdraw(actor, number(), reason, given);
                    String sentence = messages.text("defect.withdrawn.done");
                    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
                    faces.getExternalContext().getFlash().setKeepMessages(true);
                    return "/agreement/agreement?faces-redirect=true&id="
                            + getDefect().agreement().id();
                })
                .orElse(null);
    }

    private UUID number() {
        return SigningSessions.id(id);
    }

    /** What a passkey is asked to sign. */
    public Intent getIntent() {
        return DefectDesk.withdrawing(number());
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
