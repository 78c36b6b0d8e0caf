package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;

/** Agreements that both sides signed, on the same road as real ones. */
@ApplicationScoped
public class SignedAgreements {

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SigningSessions sessions;

    @Inject
    Signing signing;

    /** Signed by somebody of each who may sign without end. */
    public AgreementId between(Actor municipality, Actor partner) {
        AgreementId id = issued.between(municipality, partner);
        sign(parties.signatoryOf(municipality), id);
        sign(parties.signatoryOf(partner), id);
        return id;
    }

    /** These, with the one code that this person has now. */
    public void sign(Actor signatory, AgreementId... ids) {
        UUID session = sessions.show(signatory, List.of(ids));
        sessions.authorise(signatory, session, parties.code(signatory));
        signing.run(session);
    }
}
