package nl.ondertekenportaal.agreement.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.AgreementList;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/** Withdrawing one or several of one's own offers for the same reason: what that means, and why. */
@Named
@ViewScoped
public class WithdrawPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Agreements agreements;

    @Inject
    AgreementList list;

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

    private List<UUID> ids = List.of();
    private @Nullable String reason;
    private transient @Nullable List<Agreement> chosen;
    private transient @Nullable Predicate<Collection<String>> preparing;

    /**
     * Reads every {@code id} of the address.
     *
     * @throws NotFound if one of them is not for this visitor
     */
    public void load() {
        String[] asked = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterValuesMap()
                .getOrDefault("id", new String[0]);
        ids = Stream.of(asked).map(id -> Agreements.id(id).value()).distinct().toList();
        if (getChosen().size() < ids.size()) {
            throw new NotFound("agreement");
        }
    }

    public List<Agreement> getChosen() {
        if (chosen == null) {
            chosen = list.these(
                    currentActor.get(), ids.stream().map(AgreementId::new).toList());
        }
        return chosen;
    }

    /** Those that can be withdrawn. */
    public List<Agreement> getPossible() {
        return getChosen().stream()
                .filter(agreement -> getRefusal(agreement).isEmpty())
                .toList();
    }

    /** Those that cannot. */
    public List<Agreement> getBlocked() {
        return getChosen().stream()
                .filter(agreement -> !getRefusal(agreement).isEmpty())
                .toList();
    }

    /** Why it cannot be withdrawn; empty if it can. */
    public String getRefusal(Agreement agreement) {
        return agreement
                .notWithdrawable(currentActor.get().ownOrganisation(), calendar.today())
                .or(() -> Agency.hindrance(
                        preparing(), agreement.platformBySector().keySet()))
                .map(messages::explain)
                .orElse("");
    }

    private Predicate<Collection<String>> preparing() {
        if (preparing == null) {
            preparing = agency.preparing(currentActor.get());
        }
        return preparing;
    }

    public Organisation counterparty(Agreement agreement) {
        return agreement.counterpartyOf(currentActor.get().ownOrganisation());
    }

    /** Back to the one agreement, or to the list. */
    public String getBack() {
        return ids.size() == 1 ? "/agreement/agreement?id=" + ids.getFirst() : "/agreement/agreements";
    }

    /** Withdraws each on its own, tells which could not be, and goes back. */
    public @Nullable String withdraw() {
        Optional<Reason> given = fieldErrors.read(DeclinePage.REASON, () -> Reason.typed(reason));
        if (given.isEmpty()) {
            return null;
        }
        List<Agreement> possible = getPossible();
        long done = possible.stream()
                .filter(agreement -> withdraw(agreement, given.get()))
                .count();
        if (done > 0) {
            tell(FacesMessage.SEVERITY_INFO, messages.text("withdraw.done", done));
        }
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
        return getBack() + (ids.size() == 1 ? "&" : "?") + "faces-redirect=true";
    }

    private boolean withdraw(Agreement agreement, Reason given) {
        try {
            agreements.withdraw(currentActor.get(), agreement.id(), given);
            return true;
        } catch (RuleBroken broken) {
            String sentence = messages.explain(broken);
            tell(
                    FacesMessage.SEVERITY_ERROR,
                    messages.text("withdraw.refused", counterparty(agreement).name(), sentence));
            return false;
        }
    }

    private static void tell(FacesMessage.Severity severity, String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, sentence, sentence));
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
