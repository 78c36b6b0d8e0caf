package nl.ondertekenportaal.signing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.signing.RatificationDesk;
import nl.ondertekenportaal.signing.RatificationList;
import nl.ondertekenportaal.signing.RatificationStatement;
import org.jspecify.annotations.Nullable;

/** All statements that who looks can sign to ratify, and the one code that authorises them. */
@Named
@RequestScoped
public class RatifyAllPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode("ratify");

    @Inject
    RatificationDesk desk;

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

    private @Nullable RatificationList list;
    private @Nullable String shown;
    private @Nullable String code;

    @PostConstruct
    void open() {
        shown = faces.getExternalContext().getRequestParameterMap().get("shown");
    }

    public RatificationList getList() {
        if (list == null) {
            list = desk.statements(actor);
        }
        return list;
    }

    public List<RatificationStatement> getStatements() {
        return getList().statements();
    }

    public int getCount() {
        return getStatements().size();
    }

    /** Whether somebody else must sign some of them too before they have effect. */
    public boolean isFirst() {
        return getStatements().stream().anyMatch(statement -> !statement.isEnough());
    }

    /** Of how many more something is in the way, or which come after these. */
    public int getOthers() {
        return desk.open(actor) - getCount();
    }

    public String counterparty(RatificationStatement statement) {
        return counterparty(statement.agreement());
    }

    private String counterparty(AgreementId id) {
        Agreement agreement = agreements.get(actor, id);
        Side own = agreements.actingSide(agreement, actor.organisation()).orElseThrow();
        return agreement.party(own.other()).name();
    }

    /** Signs them, and tells of each that was not signed why. */
    public @Nullable String ratify() {
        String given = code;
        code = null;
        return errors.read(FIELDS, () -> {
                    tell(desk.ratifyAll(actor, RatifyPage.hash(shown), given));
                    faces.getExternalContext().getFlash().setKeepMessages(true);
                    return "/agreement/agreements?faces-redirect=true";
                })
                .orElse(null);
    }

    private void tell(RatificationDesk.Outcome outcome) {
        if (!outcome.ratified().isEmpty()) {
            tell(
                    FacesMessage.SEVERITY_INFO,
                    messages.text("ratifyAll.done", outcome.ratified().size()));
        }
        if (!outcome.waiting().isEmpty()) {
            tell(
                    FacesMessage.SEVERITY_INFO,
                    messages.text("ratifyAll.waiting", outcome.waiting().size()));
        }
        outcome.refused().forEach(this::tellRefused);
    }

    private void tellRefused(AgreementId id, RuleBroken broken) {
        tell(
                FacesMessage.SEVERITY_ERROR,
                messages.text("ratifyAll.refused", counterparty(id), messages.explain(broken)));
    }

    private void tell(FacesMessage.Severity severity, String sentence) {
        faces.addMessage(null, new FacesMessage(severity, sentence, sentence));
    }

    /** What a passkey is asked to sign. */
    public Intent getIntent() {
        return getList().intent();
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
