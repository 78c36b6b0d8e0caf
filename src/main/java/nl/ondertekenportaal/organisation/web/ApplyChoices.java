package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.web.Language;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Drafts;
import nl.ondertekenportaal.organisation.ForeignRegister;
import nl.ondertekenportaal.organisation.Municipality;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.PartnerName;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Sector;

/** What can be chosen on the forms with which organisations apply, from the public registers. */
@Named
@RequestScoped
public class ApplyChoices {

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    Language language;

    @Inject
    Messages messages;

    /** What can apply: everything but NVVK itself. */
    public List<OrganisationKind> getKinds() {
        return Arrays.stream(OrganisationKind.values())
                .filter(kind -> kind != OrganisationKind.NVVK)
                .toList();
    }

    /** Of the page on which it applies. */
    public String address(OrganisationKind kind) {
        String page = Drafts.page(kind);
        return page.equals("/organisation/apply-organisation") ? page + "?kind=" + kind : page;
    }

    public List<Municipality> getMunicipalities() {
        return registers.municipalitiesOn(calendar.today());
    }

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
        String id = String.valueOf(name.getId());
        if (name.getNature() == PartnerName.Nature.LABEL) {
            String label = messages.text("applyPartner.label", name.getName(), String.valueOf(name.getLabelOf()));
            return new SelectItem(id, label, null, true);
        }
        return new SelectItem(id, name.getName());
    }

    public List<SelectItem> getSectors() {
        return registers.sectors().stream()
                .map(sector -> new SelectItem(sector.getCode(), sector.name(language.getLocale())))
                .toList();
    }

    public List<SelectItem> getPlatforms() {
        return registers.platformsToday().stream()
                .map(platform -> new SelectItem(platform.getCode(), platform.getName()))
                .toList();
    }

    public List<SelectItem> getUmbrellas() {
        return registers.umbrellas().entrySet().stream()
                .map(umbrella -> new SelectItem(umbrella.getKey(), umbrella.getValue()))
                .toList();
    }

    /** Every country but the Netherlands, by name. */
    public List<SelectItem> getCountries() {
        Locale locale = language.getLocale();
        return ForeignRegister.countries().stream()
                .map(code -> new SelectItem(code, Locale.of("", code).getDisplayCountry(locale)))
                .sorted(Comparator.comparing(SelectItem::getLabel))
                .toList();
    }
}
