package nl.ondertekenportaal.signing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.web.Selection;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.web.OwnAuthority;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jspecify.annotations.Nullable;

/** What waits for the signature of the own organisation. */
@Named
@ViewScoped
public class InboxPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Agreements agreements;

    @Inject
    SigningSessions sessions;

    @Inject
    CurrentActor currentActor;

    @Inject
    OwnAuthority ownAuthority;

    private final Selection selection = new Selection();
    private @Nullable String only;
    private transient @Nullable List<Agreement> waiting;

    /** Comes from the page of one agreement: that one is ticked. */
    public void load() {
        if (only != null && !only.isEmpty()) {
            AgreementId id = Agreements.id(only);
            getWaiting().stream()
                    .filter(agreement -> agreement.id().equals(id))
                    .forEach(agreement -> selection.tick(List.of(id.value())));
        }
    }

    public List<Agreement> getWaiting() {
        if (waiting == null) {
            waiting = agreements.toSign(currentActor.get());
        }
        return waiting;
    }

    public Organisation counterparty(Agreement agreement) {
        return agreement.counterpartyOf(currentActor.get().organisation());
    }

    /** Whether who looks can sign what waits. */
    public boolean isSignable() {
        return currentActor.isSignatory() && !ownAuthority.isMissing();
    }

    /** Whether the other side signed already, so that this signature is the last. */
    public boolean isLast(Agreement agreement) {
        return agreement.isSignedBy(agreement
                .sideOf(currentActor.get().organisation())
                .orElseThrow()
                .other());
    }

    public void tickAll() {
        selection.tick(
                getWaiting().stream().map(agreement -> agreement.id().value()).toList());
    }

    public void clear() {
        selection.clear();
    }

    /** To the list that is authorised as a whole. */
    public String sign() {
        UUID session = sessions.show(
                currentActor.get(),
                selection.ids().stream().map(AgreementId::new).toList());
        return "/signing/authorise?faces-redirect=true&session=" + session;
    }

    public Selection getSelection() {
        return selection;
    }

    public @Nullable String getOnly() {
        return only;
    }

    public void setOnly(@Nullable String only) {
        this.only = only;
    }
}
