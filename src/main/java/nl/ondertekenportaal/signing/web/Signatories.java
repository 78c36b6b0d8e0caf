package nl.ondertekenportaal.signing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.signing.SigningSessions;

/** Who signed an agreement, for the page of the agreement, which stands above this feature and does not know it. */
@Named
@RequestScoped
public class Signatories {

    @Inject
    SigningSessions sessions;

    @Inject
    CurrentActor currentActor;

    /** The name of who signed for this side; empty if nobody has. */
    public String of(Agreement agreement, Side side) {
        return sessions.signatories(currentActor.get(), agreement.id()).getOrDefault(side, "");
    }
}
