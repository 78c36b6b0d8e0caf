package nl.ondertekenportaal.signing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Ground;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.SigningAuthority;
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
    private Map<Side, List<Signatory>> signatories = Map.of();

    /** Who signed for this side, in this order. */
    public List<Signatory> of(Agreement agreement, Side side) {
        if (!agreement.id().equals(known)) {
            signatories = sessions.signatories(currentActor.get(), agreement.id());
            known = agreement.id();
        }
        return signatories.getOrDefault(side, List.of());
    }

    /** The first or the second who signed for this side, in words; empty if nobody is known. */
    public String nth(Agreement agreement, Side side, int number) {
        return of(agreement, side).stream()
                .skip(number - 1L)
                .findFirst()
                .map(this::inWords)
                .orElse("");
    }

    /** By name, and on what ground. */
    public String inWords(Signatory signatory) {
        String name = signatory.name();
        return signatory
                .ground()
                .map(ground -> messages.text("agreement.signatory", name, grounds.inWords(ground)))
                .orElse(name);
    }

    /** The same, on one authority of the ground; that which an agent has from its principal is named after the agent. */
    public String inWords(Signatory signatory, SigningAuthority link) {
        String holder = link.agent().map(Organisation::name).orElse(signatory.name());
        return messages.text("agreement.signatory", holder, grounds.inWords(link));
    }

    /** For whom this person works: the party itself, or its agent. */
    public String employer(Agreement agreement, Side side, Signatory signatory) {
        String party = agreement.party(side).name();
        return signatory
                .ground()
                .flatMap(Ground::agent)
                .map(agent -> messages.text("agreement.signatory.through", agent.name(), party))
                .orElse(party);
    }
}
