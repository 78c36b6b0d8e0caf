package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.Patience;

/** Agreements that wait for their signatures, made on the same road as real ones. */
@ApplicationScoped
public class IssuedAgreements {

    @Inject
    Offers offers;

    @Inject
    Agreements agreements;

    /** Offered by the one to the other, with its document, which the portal makes in the background. */
    public AgreementId between(Actor offering, Actor other) {
        offers.offer(offering, List.of(other.ownOrganisation()), new Terms(null, null));
        Patience.await(() -> waiting(offering, other).isPresent());
        return waiting(offering, other).orElseThrow();
    }

    private Optional<AgreementId> waiting(Actor offering, Actor other) {
        return agreements.toSign(other).stream()
                .filter(agreement ->
                        agreement.counterpartyOf(other.organisation()).id().equals(offering.ownOrganisation()))
                .map(Agreement::id)
                .findFirst();
    }
}
