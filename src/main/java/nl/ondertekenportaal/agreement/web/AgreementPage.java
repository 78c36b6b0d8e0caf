package nl.ondertekenportaal.agreement.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.agreement.Standing;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.agreement.Term;
import nl.ondertekenportaal.agreement.TermRule;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.covenant.ModelAgreement;
import nl.ondertekenportaal.covenant.ModelAgreements;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Agency;
import org.jspecify.annotations.Nullable;

/** One agreement: how far it is, what happens next, what it says and who signed. */
@Named
@ViewScoped
public class AgreementPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Agreements agreements;

    @Inject
    ModelAgreements models;

    @Inject
    CurrentActor currentActor;

    @Inject
    Agency agency;

    @Inject
    LegalCalendar calendar;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable String read;
    private transient @Nullable Agreement agreement;
    private transient @Nullable Boolean fileGone;

    /** Looks again, so that the page follows what the other side and the background do. */
    public void load() {
        agreement = agreements.get(currentActor.get(), Agreements.id(id));
    }

    public Agreement getAgreement() {
        if (agreement == null) {
            load();
        }
        return java.util.Objects.requireNonNull(agreement);
    }

    public Status getStatus() {
        return getAgreement().statusOn(calendar.today());
    }

    public boolean isPreparing() {
        return getStatus() == Status.PREPARING;
    }

    /** What happens next, or why nothing does, in one sentence. */
    public String getNext() {
        return switch (getStatus()) {
            case PREPARING, ENDED, DRAFT -> messages.text("agreement.next." + getStatus());
            case BLOCKED ->
                messages.text(getAgreement().isRejected() ? "agreement.next.rejected" : "agreement.next.BLOCKED");
            case OFFERED ->
                messages.text(
                        ownSide().isPresent() ? "agreement.next.both" : "agreement.next.theyBoth", getLastDayToSign());
            case PARTLY_SIGNED -> lastToSign();
            case UPCOMING -> messages.text("agreement.next.UPCOMING", getFirstDay());
            case IN_FORCE ->
                messages.text(
                        "agreement.next.IN_FORCE", getTerm().last(), periods().renewalMonths());
            case DECLINED, WITHDRAWN ->
                messages.text(
                        "agreement.next." + getStatus(),
                        getAgreement().closedBy().orElseThrow().name(),
                        messages.dayOf(getAgreement().closedAt().orElseThrow()));
            case LAPSED -> messages.text("agreement.next.LAPSED", getLastDayToSign());
        };
    }

    /** How many of two who sign together did so for this side, in words; empty if it is not so far, or one is enough. */
    public String signaturesOf(Side side) {
        Agreement shown = getAgreement();
        return shown.signaturesNeeded(side) == 1
                ? ""
                : messages.text(
                        ownSide().equals(Optional.of(side)) ? "agreement.signatures.own" : "agreement.signatures",
                        shown.signaturesGiven(side),
                        shown.signaturesNeeded(side));
    }

    private boolean isFirstOfTwo(Side side) {
        return getAgreement()
                .firstOfTwo(side)
                .equals(Optional.ofNullable(currentActor.get().person()));
    }

    private String lastToSign() {
        Optional<Side> half = ownSide().filter(getAgreement()::isHalfSignedBy);
        if (half.isPresent()) {
            String key = isFirstOfTwo(half.get()) ? "agreement.next.colleague" : "agreement.next.second";
            return messages.text(key, getLastDayToSign());
        }
        if (!getAgreement().isSignedBy(Side.PARTNER) && !getAgreement().isSignedBy(Side.MUNICIPALITY)) {
            return messages.text(
                    ownSide().isPresent() ? "agreement.next.both" : "agreement.next.theyBoth", getLastDayToSign());
        }
        Side waiting = getAgreement().isSignedBy(Side.PARTNER) ? Side.MUNICIPALITY : Side.PARTNER;
        return ownSide().equals(Optional.of(waiting))
                ? messages.text("agreement.next.own", getLastDayToSign())
                : messages.text(
                        "agreement.next.other", getAgreement().party(waiting).name(), getLastDayToSign());
    }

    /** The last day on which the offer stands. */
    private LocalDate getLastDayToSign() {
        return getAgreement().lapsesOn().orElseThrow().minusDays(1);
    }

    /** What the document is not, or not yet; empty while the agreement binds. */
    public String getDocumentNote() {
        return switch (getStatus()) {
            case OFFERED, PARTLY_SIGNED -> messages.text("agreement.document.unsigned");
            case UPCOMING -> messages.text("agreement.document.upcoming", getFirstDay());
            case BLOCKED -> messages.text("agreement.document.blocked");
            case ENDED -> messages.text("agreement.document.ended");
            case DECLINED, WITHDRAWN, LAPSED -> messages.text("agreement.document.closed");
            case DRAFT, PREPARING, IN_FORCE -> "";
        };
    }

    /** The term that runs today, only asked of a signed agreement. */
    public Term getTerm() {
        return TermRule.of(periods()).termOn(getFirstDay(), calendar.today());
    }

    public int getNoticeMonths() {
        return periods().noticeMonths();
    }

    /** Whether it has a term: both sides signed, and neither rejected it. */
    public boolean isTermed() {
        return getAgreement().stage() == Stage.SIGNED && !getAgreement().isRejected();
    }

    private LocalDate getFirstDay() {
        return getAgreement().firstDay().orElseThrow();
    }

    private ModelAgreement.Periods periods() {
        return getModel().periods();
    }

    public ModelAgreement getModel() {
        return models.version(getAgreement().modelVersion());
    }

    public Side[] getSides() {
        return Side.values();
    }

    public boolean isDocumented() {
        return getAgreement().issuedHash().isPresent() && !isFileGone();
    }

    public boolean isFileGone() {
        if (fileGone == null) {
            fileGone = agreements.isFileGone(currentActor.get(), getAgreement().id());
        }
        return fileGone;
    }

    public boolean isWaitsForOwn() {
        return Standing.UNSIGNED.includes(getStatus())
                && ownSide().filter(side -> !getAgreement().isSignedBy(side)).isPresent();
    }

    public boolean isSignable() {
        return isWaitsForOwn()
                && ownSide().filter(side -> !isFirstOfTwo(side)).isPresent()
                && currentActor.get().has(Role.SIGNATORY);
    }

    public boolean isDeclinable() {
        Actor actor = currentActor.get();
        return ownSide().isPresent()
                && actor.has(Role.ADMINISTRATOR, Role.SIGNATORY)
                && getAgreement()
                        .notDeclinable(actor.ownOrganisation(), calendar.today())
                        .isEmpty()
                && agency.binding(actor).test(sectors());
    }

    public boolean isWithdrawable() {
        Actor actor = currentActor.get();
        return ownSide().isPresent()
                && actor.has(Role.ADMINISTRATOR, Role.SIGNATORY, Role.EDITOR)
                && getAgreement()
                        .notWithdrawable(actor.ownOrganisation(), calendar.today())
                        .isEmpty()
                && agency.preparing(actor).test(sectors());
    }

    private Set<String> sectors() {
        return getAgreement().platformBySector().keySet();
    }

    /** Whether the document is shown as the file that is signed; otherwise as a web page of the same text. */
    public boolean isReadAsPdf() {
        return "pdf".equals(read);
    }

    private Optional<Side> ownSide() {
        return getAgreement().sideOf(currentActor.get().organisation());
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getRead() {
        return read;
    }

    public void setRead(@Nullable String read) {
        this.read = read;
    }
}
