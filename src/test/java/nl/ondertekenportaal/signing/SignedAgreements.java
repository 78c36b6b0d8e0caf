package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.matrix.AgreementMatrix;
import nl.ondertekenportaal.organisation.SigningAuthority;
import org.jspecify.annotations.Nullable;

/** Agreements that both sides signed, on the same road as real ones, and what is found to be wrong with them. */
@ApplicationScoped
public class SignedAgreements {
    static final Finding NEVER_GRANTED =
            new Finding(DefectKind.NEVER_GRANTED, new Reason("De volmacht is nooit gegeven (fictief)."));

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SigningSessions sessions;

    @Inject
    Signing signing;

    @Inject
    DefectDesk desk;

    @Inject
    AgreementMatrix matrix;

    @Inject
    LegalCalendar calendar;

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

    /** On what the first one of this side signed. */
    public SigningAuthority ground(Actor party, AgreementId id, Side side) {
        return sessions.signatories(party, id)
                .getOrDefault(side, List.of())
                .getFirst()
                .ground()
                .orElseThrow()
                .own();
    }

    /**
     * A defect of this side, found by an administrator of the party.
     *
     * @param authority that was never granted; null if nobody knows which
     */
    public UUID report(Actor party, AgreementId id, Side side, @Nullable UUID authority) {
        Actor administrator = parties.administratorOf(party);
        return desk.report(administrator, id, side, authority, NEVER_GRANTED, parties.code(administrator));
    }

    /** It was a mistake, says NVVK. */
    public void withdraw(UUID defect) {
        Actor staff = parties.staffWhoLogsIn();
        desk.withdraw(staff, defect, "vergissing (fictief)", parties.code(staff));
    }

    /** How many rows of it the signal router reads today. */
    public long rows(AgreementId id) {
        return matrix.inForceOn(calendar.today(), 0, 100_000).stream()
                .filter(row -> row.agreement().equals(id))
                .count();
    }
}
