package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Language;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Applications;
import nl.ondertekenportaal.organisation.Identifiers;
import nl.ondertekenportaal.organisation.PartnerName;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Sector;
import org.jspecify.annotations.Nullable;

/** A signal partner applies. */
@Named
@RequestScoped
public class ApplyPartnerPage {

    private static final Map<String, String> FIELDS = Map.of(
            "partner.unknown", ApplicantForm.FORM + "partner",
            "partner.label", ApplicantForm.FORM + "partner",
            "partner.group", ApplicantForm.FORM + "legalName",
            "partner.legalName", ApplicantForm.FORM + "legalName",
            "partner.sectorRequired", ApplicantForm.FORM + "sectors",
            "application.alreadyAdmitted", ApplicantForm.FORM + "kvk",
            "identifier.kvkRequired", ApplicantForm.FORM + "kvk",
            "identifier.test", ApplicantForm.FORM + "oin");

    @Inject
    Registers registers;

    @Inject
    Applications applications;

    @Inject
    ApplicantForm form;

    @Inject
    FieldErrors errors;

    @Inject
    Language language;

    @Inject
    Messages messages;

    private @Nullable Long partner;
    private String legalName = "";
    private String[] sectors = {};

    /** The names by sector. A trade name stands among them, and says whose it is, since it cannot be chosen. */
    public List<SelectItem> getPartners() {
        List<PartnerName> names = registers.partnerNames();
        return registers.sectors().stream()
                .map(sector -> group(
                        sector,
                        names.stream()
                                .filter(name -> name.getSector().equals(sector.getCode()))
                                .map(this::item)
                                .toArray(SelectItem[]::new)))
                .toList();
    }

    private SelectItem group(Sector sector, SelectItem... items) {
        return new SelectItemGroup(sector.name(language.getLocale()), null, false, items);
    }

    private SelectItem item(PartnerName name) {
        if (name.getNature() == PartnerName.Nature.LABEL) {
            String label = messages.text("applyPartner.label", name.getName(), String.valueOf(name.getLabelOf()));
            return new SelectItem(name.getId(), label, null, true);
        }
        return new SelectItem(name.getId(), name.getName());
    }

    public List<SelectItem> getAllSectors() {
        return registers.sectors().stream()
                .map(sector -> new SelectItem(sector.getCode(), sector.name(language.getLocale())))
                .toList();
    }

    /** To the page that says what happens next, or back to the form with what is wrong. */
    public @Nullable String apply() {
        Optional<Identifiers> identifiers = form.identifiers();
        Optional<Applicant> applicant = form.applicant();
        if (identifiers.isEmpty() || applicant.isEmpty()) {
            return null;
        }
        Optional<UUID> application = errors.read(
                FIELDS,
                () -> applications.applyAsPartner(
                        partner == null ? 0 : partner, legalName, Set.of(sectors), identifiers.get(), applicant.get()));
        return application.isPresent() ? "/organisation/applied?faces-redirect=true" : null;
    }

    public @Nullable Long getPartner() {
        return partner;
    }

    public void setPartner(@Nullable Long partner) {
        this.partner = partner;
    }

    public String getLegalName() {
        return legalName;
    }

    public void setLegalName(String legalName) {
        this.legalName = legalName;
    }

    public String[] getSectors() {
        return sectors.clone();
    }

    public void setSectors(String[] sectors) {
        this.sectors = sectors.clone();
    }
}
