package nl.ondertekenportaal.organisation.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Municipality;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.ServiceArea;
import nl.ondertekenportaal.organisation.ServiceAreas;
import nl.ondertekenportaal.organisation.ServicePeriod;
import org.jspecify.annotations.Nullable;

/** Where the own organisation, a signal partner, has customers: shown to its people, changed by administrators and editors. */
@Named
@ViewScoped
public class ServiceAreaPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ServiceAreas areas;

    @Inject
    Organisations organisations;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    WhoActs who;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    private final Map<String, Boolean> ticked = new HashMap<>();
    private @Nullable Boolean nationwide;
    private String name = "";
    private String province = "";
    private String show = "";
    private String appliedName = "";
    private String appliedProvince = "";
    private String appliedShow = "";
    private @Nullable LocalDate firstDay;
    private @Nullable LocalDate lastDay;
    private transient @Nullable ServiceArea area;
    private transient @Nullable List<Municipality> all;

    public boolean isPartner() {
        return organisations.get(who.actor().ownOrganisation()).kind() == OrganisationKind.SIGNAL_PARTNER;
    }

    public ServiceArea getArea() {
        if (area == null) {
            area = areas.own(who.actor());
        }
        return area;
    }

    private List<Municipality> all() {
        if (all == null) {
            all = registers.municipalitiesOn(calendar.today());
        }
        return all;
    }

    /** Those that pass the filter as it was applied last, so that a tick is never read against another list. */
    public List<Municipality> getShown() {
        Set<String> served = getArea().served().keySet();
        return all().stream()
                .filter(m -> m.getName().toLowerCase(Locale.ROOT).contains(appliedName))
                .filter(m -> appliedProvince.isEmpty() || m.getProvince().equals(appliedProvince))
                .filter(m -> appliedShow.isEmpty() || appliedShow.equals("in") == served.contains(m.getCbsCode()))
                .toList();
    }

    public List<String> getProvinces() {
        return all().stream().map(Municipality::getProvince).distinct().sorted().toList();
    }

    /** How many municipalities are served today. */
    public long getServedToday() {
        LocalDate today = calendar.today();
        return getArea().served().values().stream()
                .filter(period -> period.covers(today))
                .count();
    }

    /** From when until when it is served, in words. */
    public String period(Municipality municipality) {
        ServicePeriod period = getArea().served().get(municipality.getCbsCode());
        if (period == null) {
            return messages.text("serviceArea.period.none");
        }
        return period.lastDay()
                .map(last -> messages.text("serviceArea.period.fromTo", period.firstDay(), last))
                .orElseGet(() -> messages.text("serviceArea.period.from", period.firstDay()));
    }

    public void filter() {
        appliedName = name.strip().toLowerCase(Locale.ROOT);
        appliedProvince = province;
        appliedShow = show;
    }

    public void tickShown() {
        getShown().forEach(municipality -> ticked.put(municipality.getCbsCode(), true));
    }

    public void clear() {
        ticked.clear();
    }

    /** The whole country, or the list. */
    public void save() {
        areas.extend(who.actor(), isNationwide());
        changed("serviceArea.saved");
    }

    /** Puts the chosen municipalities on the list, with the days that were filled in. */
    public void serve() {
        Set<String> chosen = chosen();
        Supplier<ServicePeriod> period = () -> new ServicePeriod(getFirstDay(), lastDay);
        errors.read(Map.of("serviceArea.order", "area:lastDay"), period).ifPresent(days -> {
            areas.serve(who.actor(), chosen, days);
            ticked.clear();
            changed("serviceArea.served", chosen.size());
        });
    }

    /** Takes the chosen municipalities off the list. */
    public void drop() {
        Set<String> chosen = chosen();
        areas.leave(who.actor(), chosen);
        ticked.clear();
        changed("serviceArea.dropped", chosen.size());
    }

    private void changed(String key, Object... arguments) {
        area = null;
        String sentence = messages.text(key, arguments);
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
    }

    private Set<String> chosen() {
        return ticked.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    public int getCount() {
        return chosen().size();
    }

    /** By CBS code, for the checkboxes of the page. */
    public Map<String, Boolean> getTicked() {
        return ticked;
    }

    public boolean isNationwide() {
        return nationwide == null ? getArea().isNationwide() : nationwide;
    }

    public void setNationwide(boolean nationwide) {
        this.nationwide = nationwide;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getProvince() {
        return province;
    }

    public void setProvince(@Nullable String province) {
        this.province = province == null ? "" : province;
    }

    /** Whether to show only what is on the list, {@code in}, only what is not, {@code out}, or both when empty. */
    public String getShow() {
        return show;
    }

    public void setShow(@Nullable String show) {
        this.show = show == null ? "" : show;
    }

    public LocalDate getFirstDay() {
        return firstDay == null ? calendar.today() : firstDay;
    }

    public void setFirstDay(@Nullable LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    public @Nullable LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(@Nullable LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
