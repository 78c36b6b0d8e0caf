package nl.ondertekenportaal.signing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.web.Grounds;
import nl.ondertekenportaal.signing.Signatory;
import nl.ondertekenportaal.signing.SigningSessions;

/** Who signed an agreement, for the page of the agreement, which stands above this feature and does not know it. */
@Named
@RequestScoped
public class Signatories {

    @Inject
    SigningSessions sessions;

    @Inject
    CurrentActor currentActor;

    @Inject
    Grounds grounds;

    @Inject
    Messages messages;

    /** Who signed for this side, and on what ground; empty if nobody has. */
    public String of(Agreement agreement, Side side) {
        Signatory signatory =
                sessions.signatories(currentActor.get(), agreement.id()).get(side);
        if (signatory == null) {
            return "";
        }
        return signatory
                .ground()
                .map(ground -> messages.text("agreement.signatory", signatory.name(), grounds.inWords(ground)))
                .orElse(signatory.name());
    }
}
