package nl.ondertekenportaal.agreement.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.agreement.Term;
import nl.ondertekenportaal.agreement.TermRule;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.covenant.ModelAgreement;
import nl.ondertekenportaal.covenant.ModelAgreements;
import nl.ondertekenportaal.identity.CurrentActor;
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
    LegalCalendar calendar;

    @Inject
    Messages messages;

    private @Nullable String id;
    private transient @Nullable Agreement agreement;

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
        return getAgreement().stage() == Stage.PREPARING;
    }

    /** What happens next, in one sentence. */
    public String getNext() {
        Optional<Side> own = ownSide();
        return switch (getStatus()) {
            case OFFERED -> messages.text(own.isPresent() ? "agreement.next.both" : "agreement.next.theyBoth");
            case PARTLY_SIGNED -> {
                Side waiting = getAgreement().isSignedBy(Side.PARTNER) ? Side.MUNICIPALITY : Side.PARTNER;
                yield own.equals(Optional.of(waiting))
                        ? messages.text("agreement.next.own")
                        : messages.text(
                                "agreement.next.other",
                                getAgreement().party(waiting).name());
            }
            case UPCOMING -> messages.text("agreement.next.UPCOMING", getFirstDay());
            case IN_FORCE ->
                messages.text(
                        "agreement.next.IN_FORCE", getTerm().last(), periods().renewalMonths());
            case DRAFT, PREPARING, ENDED, DECLINED, WITHDRAWN, LAPSED -> messages.text("agreement.next." + getStatus());
        };
    }

    /** The term that runs today, only asked of a signed agreement. */
    public Term getTerm() {
        var rule = new TermRule(periods().termMonths(), periods().renewalMonths());
        return rule.termOn(getFirstDay(), calendar.today());
    }

    public int getNoticeMonths() {
        return periods().noticeMonths();
    }

    public boolean isSigned() {
        return getAgreement().stage() == Stage.SIGNED;
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
        return getAgreement().issuedHash().isPresent();
    }

    public boolean isWaitsForOwn() {
        return isDocumented()
                && !isSigned()
                && ownSide().filter(side -> !getAgreement().isSignedBy(side)).isPresent();
    }

    public boolean isSignable() {
        return isWaitsForOwn() && currentActor.get().has(Role.SIGNATORY);
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
}
