package nl.ondertekenportaal.signing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.web.Grounds;
import nl.ondertekenportaal.signing.Signatory;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jspecify.annotations.Nullable;

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

    private @Nullable AgreementId known;
    private Map<Side, Signatory> signatories = Map.of();

    /** Who signed for this side, and on what ground; empty if nobody has. */
    public String of(Agreement agreement, Side side) {
        return who(agreement, side).map(this::inWords).orElse("");
    }

    /** In which function; empty if nobody has signed. */
    public String functionOf(Agreement agreement, Side side) {
        return who(agreement, side)
                .map(Signatory::function)
                .orElse("");
    }

    private String inWords(Signatory signatory) {
        String name = signatory.name();
        return signatory
                .ground()
                .map(ground -> messages.text("agreement.signatory", name, grounds.inWords(ground)))
                .orElse(name);
    }

    private Optional<Signatory> who(Agreement agreement, Side side) {
        if (!agreement.id().equals(known)) {
            signatories = sessions.signatories(currentActor.get(), agreement.id());
            known = agreement.id();
        }
        return Optional.ofNullable(signatories.get(side));
    }
}
