package nl.ondertekenportaal.notification;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.AgreementEvent;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Reorganisations;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;

/**
 * Tells the other party at once, at its mailbox for questions, that an agreement is blocked by a defect in the authority behind a signature, or is
 * not any more; and the side with the defect that the other party regards the agreement as invalid. Who caused it reads it in a digest.
 */
@ApplicationScoped
public class DefectNotices {

    @Inject
    Agreements agreements;

    @Inject
    Organisations organisations;

    @Inject
    Reorganisations reorganisations;

    @Inject
    LegalCalendar calendar;

    @Inject
    Outbox outbox;

    @Inject
    PublicAddress address;

    /** In the transaction of what happened, before the log, whose one lock others wait for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) AgreementEvent event) {
        switch (event) {
            case AgreementEvent.DefectFound found -> tell(found, found.side().other(), "counterparty.blocked");
            case AgreementEvent.DefectWithdrawn withdrawn ->
                tellUnblocked(withdrawn.unblocked(), withdrawn, withdrawn.side().other());
            case AgreementEvent.Ratified ratified ->
                tellUnblocked(ratified.unblocked(), ratified, ratified.side().other());
            // by the other party, or by its successor
            case AgreementEvent.Rejected rejected ->
                tell(
                        rejected,
                        rejected.side(),
                        "counterparty.rejected",
                        organisations.get(rejected.actor().ownOrganisation()).name());
            default -> {
                // nothing that cannot wait for a digest
            }
        }
    }

    private void tellUnblocked(boolean unblocked, AgreementEvent ended, Side side) {
        if (unblocked) {
            tell(ended, side, "counterparty.unblocked");
        }
    }

    /** Names the other party. */
    private void tell(AgreementEvent event, Side side, String text) {
        Agreement agreement = agreements.get(event.actor(), event.agreement());
        tell(event, side, text, agreement.party(side.other()).name());
    }

    /** Who stands today for this side. */
    private void tell(AgreementEvent event, Side side, String text, String other) {
        Agreement agreement = agreements.get(event.actor(), event.agreement());
        MailText told = MailText.of(text, other, address.of("/agreement/agreement?id=" + event.agreement()));
        reorganisations.standingFor(agreement.party(side), calendar.today()).stream()
                .filter(party -> !party.isSuspended())
                .map(Organisation::profile)
                .forEach(profile -> outbox.mail(profile.contacts().policy(), told));
    }
}
