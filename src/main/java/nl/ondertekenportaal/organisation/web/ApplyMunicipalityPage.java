package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Applications;
import nl.ondertekenportaal.organisation.Identifiers;
import nl.ondertekenportaal.organisation.Municipality;
import nl.ondertekenportaal.organisation.Registers;
import org.jspecify.annotations.Nullable;

/** A municipality applies. */
@Named
@RequestScoped
public class ApplyMunicipalityPage {

    private static final Map<String, String> FIELDS = Map.of(
            "municipality.unknown", ApplicantForm.FORM + "municipality",
            "application.alreadyAdmitted", ApplicantForm.FORM + "municipality",
            "identifier.test", ApplicantForm.FORM + "oin");

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    Applications applications;

    @Inject
    ApplicantForm form;

    @Inject
    FieldErrors errors;

    private @Nullable String municipality;

    public List<Municipality> getMunicipalities() {
        return registers.municipalitiesOn(calendar.today());
    }

    /** To the page that says what happens next, or back to the form with what is wrong. */
    public @Nullable String apply() {
        Optional<Identifiers> identifiers = form.identifiers();
        Optional<Applicant> applicant = form.applicant();
        if (identifiers.isEmpty() || applicant.isEmpty()) {
            return null;
        }
        Optional<UUID> application = errors.read(
                FIELDS, () -> applications.applyAsMunicipality(municipality, identifiers.get(), applicant.get()));
        return application.isPresent() ? "/organisation/applied?faces-redirect=true" : null;
    }

    public @Nullable String getMunicipality() {
        return municipality;
    }

    public void setMunicipality(@Nullable String municipality) {
        this.municipality = municipality;
    }
}
