package nl.ondertekenportaal.document.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Optional;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.LegalCalendar;
import org.jspecify.annotations.Nullable;

/** What everybody who holds a document may know of it: that it is known, between whom, and whether it binds today. */
@Named
@RequestScoped
public class CheckPage {

    @Inject
    Agreements agreements;

    @Inject
    LegalCalendar calendar;

    @Inject
    ExternalContext external;

    private @Nullable Agreement agreement;

    public void load() {
        String code = String.valueOf(external.getRequestMap().get(CheckAddress.CODE));
        Optional<Agreement> found = agreements.byCheckCode(code);
        agreement = found.orElse(null);
        if (found.isEmpty()) {
            external.setResponseStatus(404);
        }
    }

    public @Nullable Agreement getAgreement() {
        return agreement;
    }

    public @Nullable Status getStatus() {
        return agreement == null ? null : agreement.statusOn(calendar.today());
    }

    /** The end of the key of what is said about it, in one sentence. */
    public String getSays() {
        boolean rejected = agreement != null && agreement.isRejected() && getStatus() == Status.BLOCKED;
        return rejected ? "rejected" : String.valueOf(getStatus());
    }

    public boolean isInForce() {
        return getStatus() == Status.IN_FORCE;
    }

    public @Nullable LocalDate getFirstDay() {
        return agreement == null ? null : agreement.firstDay().orElse(null);
    }

    public String getIssuedHash() {
        return agreement == null ? "" : agreement.issuedHash().orElseThrow().hex();
    }
}
