package nl.ondertekenportaal.agreement.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/** Declining what the other side offers: what that means, and why. */
@Named
@ViewScoped
public class DeclinePage implements Serializable {

    /** The fields of the form by the rules that their answers can break. */
    static final Map<String, String> REASON = Map.of("reason.missing", "end:reason", "reason.long", "end:reason");

    private static final long serialVersionUID = 1L;

    @Inject
    Agreements agreements;

    @Inject
    CurrentActor currentActor;

    @Inject
    Agency agency;

    @Inject
    LegalCalendar calendar;

    @Inject
    FieldErrors fieldErrors;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable String reason;
    private transient @Nullable Agreement agreement;

    /** Only for a party: who sees the agreement otherwise, such as a successor, has nothing to decline. */
    public void load() {
        Agreement found = agreements.get(currentActor.get(), Agreements.id(id));
        if (found.sideOf(currentActor.get().organisation()).isEmpty()) {
            throw new NotFound("agreement");
        }
        agreement = found;
    }

    public Agreement getAgreement() {
        if (agreement == null) {
            load();
        }
        return java.util.Objects.requireNonNull(agreement);
    }

    public Organisation getCounterparty() {
        return getAgreement().counterpartyOf(currentActor.get().ownOrganisation());
    }

    /** Why it cannot be declined; empty if it can. */
    public String getRefusal() {
        Actor actor = currentActor.get();
        return getAgreement()
                .notDeclinable(actor.ownOrganisation(), calendar.today())
                .or(() -> Agency.hindrance(
                        agency.binding(actor), getAgreement().platformBySector().keySet()))
                .map(messages::explain)
                .orElse("");
    }

    /** Declines, and goes back to the agreement. */
    public @Nullable String decline() {
        Optional<Reason> given = fieldErrors.read(REASON, () -> Reason.typed(reason));
        if (given.isEmpty()) {
            return null;
        }
        agreements.decline(currentActor.get(), Agreements.id(id), given.get());
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(
                null,
                new FacesMessage(messages.text("decline.done", getCounterparty().name())));
        return "/agreement/agreement?faces-redirect=true&id=" + Agreements.id(id);
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
