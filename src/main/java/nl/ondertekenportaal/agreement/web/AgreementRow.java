package nl.ondertekenportaal.agreement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Standing;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Agency;
import org.jspecify.annotations.Nullable;

/** What the list of agreements says of one of them: with whom it is, how far, who must still sign, and what can be done with it. */
@Named
@RequestScoped
public class AgreementRow {

    @Inject
    CurrentActor currentActor;

    @Inject
    Agency agency;

    @Inject
    LegalCalendar calendar;

    @Inject
    Messages messages;

    private @Nullable Predicate<Collection<String>> preparing;

    public Status status(Agreement agreement) {
        return agreement.statusOn(calendar.today());
    }

    /** The party whose name stands in the first column; both for who is on no side. */
    public String party(Agreement agreement) {
        return isOfOwn()
                ? agreement.counterpartyOf(actor().organisation()).name()
                : agreement.municipality().name() + " – " + agreement.partner().name();
    }

    /** Who must still sign, in words. */
    public String missing(Agreement agreement) {
        return switch (status(agreement)) {
            case DRAFT, PREPARING -> messages.text("agreements.missing.later");
            case OFFERED -> both();
            case PARTLY_SIGNED -> lastToSign(agreement);
            case BLOCKED ->
                messages.text(agreement.isRejected() ? "agreements.missing.nobody" : "agreements.missing.ratification");
            case UPCOMING, IN_FORCE, ENDED, DECLINED, WITHDRAWN, LAPSED -> messages.text("agreements.missing.nobody");
        };
    }

    private String lastToSign(Agreement agreement) {
        Optional<Side> own = agreement.sideOf(actor().organisation());
        Optional<Side> half = own.filter(agreement::isHalfSignedBy);
        if (half.isPresent()) {
            return messages.text("agreement.signatures.own", 1, agreement.signaturesNeeded(half.get()));
        }
        if (!agreement.isSignedBy(Side.PARTNER) && !agreement.isSignedBy(Side.MUNICIPALITY)) {
            return both();
        }
        Side waiting = agreement.isSignedBy(Side.PARTNER) ? Side.MUNICIPALITY : Side.PARTNER;
        return own.equals(Optional.of(waiting))
                ? messages.text("agreements.missing.own")
                : agreement.party(waiting).name();
    }

    private String both() {
        return messages.text(isOfOwn() ? "agreements.missing.both" : "agreements.missing.theyBoth");
    }

    /** Until and including which day it can be signed; empty if it cannot. */
    public String lastDayToSign(Agreement agreement) {
        return Standing.UNSIGNED.includes(status(agreement))
                ? agreement
                        .lapsesOn()
                        .map(day -> messages.text("agreements.until", day.minusDays(1)))
                        .orElse("")
                : "";
    }

    public boolean isWithdrawable(Agreement agreement) {
        return isOfOwn()
                && actor().has(Role.ADMINISTRATOR, Role.SIGNATORY, Role.EDITOR)
                && agreement
                        .notWithdrawable(actor().ownOrganisation(), calendar.today())
                        .isEmpty()
                && preparing().test(agreement.platformBySector().keySet());
    }

    private Predicate<Collection<String>> preparing() {
        if (preparing == null) {
            preparing = agency.preparing(actor());
        }
        return preparing;
    }

    private boolean isOfOwn() {
        return !actor().seesEverything();
    }

    private Actor actor() {
        return currentActor.get();
    }
}
