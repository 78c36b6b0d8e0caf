package nl.ondertekenportaal.agreement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/** The agreements of the own organisation, and how far each is today. */
@Named
@RequestScoped
public class AgreementsPage {

    @Inject
    Agreements agreements;

    @Inject
    CurrentActor currentActor;

    @Inject
    LegalCalendar calendar;

    @Inject
    Messages messages;

    private @Nullable List<Agreement> own;

    public List<Agreement> getAgreements() {
        if (own == null) {
            own = agreements.own(currentActor.get());
        }
        return own;
    }

    /** How many documents are still being made. */
    public long getPreparing() {
        return getAgreements().stream()
                .filter(agreement -> agreement.stage() == Stage.PREPARING)
                .count();
    }

    public Organisation counterparty(Agreement agreement) {
        return agreement.counterpartyOf(currentActor.get().organisation());
    }

    public Status status(Agreement agreement) {
        return agreement.statusOn(calendar.today());
    }

    /** Who must still sign, in words. */
    public String missing(Agreement agreement) {
        Side own = ownSide(agreement);
        return switch (agreement.stage()) {
            case DRAFT, PREPARING -> messages.text("agreements.missing.later");
            case OFFERED -> messages.text("agreements.missing.both");
            case PARTLY_SIGNED ->
                agreement.isSignedBy(own) ? counterparty(agreement).name() : messages.text("agreements.missing.own");
            case SIGNED, DECLINED, WITHDRAWN, LAPSED -> messages.text("agreements.missing.nobody");
        };
    }

    private Side ownSide(Agreement agreement) {
        return agreement.sideOf(currentActor.get().organisation()).orElseThrow();
    }
}
