package nl.ondertekenportaal.agreement.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Counterparties;
import nl.ondertekenportaal.organisation.Counterparty;
import nl.ondertekenportaal.organisation.CounterpartyFilter;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.ServiceAreas;
import org.jspecify.annotations.Nullable;

/**
 * Choosing some of hundreds of counterparties. Those with whom there is an agreement are named apart; those outside the
 * service area are shown when asked for. What is chosen stays chosen while a filter or another page hides it.
 */
@Named
@ViewScoped
public class CounterpartyChoice implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Counterparties counterparties;

    @Inject
    Agreements agreements;

    @Inject
    ServiceAreas areas;

    @Inject
    Registers registers;

    @Inject
    CurrentActor currentActor;

    @Inject
    LegalCalendar calendar;

    private final Selection selection = new Selection();
    private String name = "";
    private String sector = "";
    private String umbrella = "";
    private String province = "";
    private boolean outsideToo;
    private @Nullable LocalDate day;

    /** As it was applied last, so that a tick is never read against another list. */
    private CounterpartyFilter applied = CounterpartyFilter.ALL;

    private boolean appliedOutsideToo;

    private transient @Nullable List<Counterparty> all;
    private transient @Nullable List<Agreement> taken;
    private transient @Nullable Set<OrganisationId> outside;
    private transient @Nullable List<Counterparty> shown;
    private transient @Nullable SortedMap<String, String> umbrellas;

    public void filter() {
        applied = new CounterpartyFilter(name, sector, umbrella, province);
        appliedOutsideToo = outsideToo;
        shown = null;
    }

    /** @param agreed first day, on which a service area counts; without one today does */
    void reckonOn(@Nullable LocalDate agreed) {
        if (!Objects.equals(agreed, day)) {
            day = agreed;
            outside = null;
            shown = null;
        }
    }

    public void tickShown() {
        selection.tick(getShown().stream().map(each -> each.id().value()).toList());
    }

    /** Ticks this one and shows it alone, if it can be chosen. */
    void tick(String id) {
        available().stream().filter(each -> each.id().toString().equals(id)).forEach(each -> {
            selection.tick(List.of(each.id().value()));
            name = each.name();
            outsideToo = isOutside(each);
            filter();
        });
    }

    public void clear() {
        selection.clear();
    }

    /** Those that can be chosen and pass the filter. */
    public List<Counterparty> getShown() {
        if (shown == null) {
            shown = passing().stream()
                    .filter(each -> appliedOutsideToo || !isOutside(each))
                    .toList();
        }
        return shown;
    }

    /** How many pass the filter but lie outside the service area. */
    public long getOutsideCount() {
        return passing().stream().filter(this::isOutside).count();
    }

    private List<Counterparty> passing() {
        return available().stream().filter(applied::matches).toList();
    }

    /** All with whom there is no agreement yet. */
    private List<Counterparty> available() {
        if (all == null) {
            Set<OrganisationId> known = getTaken().stream()
                    .map(agreement -> agreement
                            .counterpartyOf(currentActor.get().organisation())
                            .id())
                    .collect(Collectors.toSet());
            all = counterparties.of(currentActor.get()).stream()
                    .filter(each -> !known.contains(each.id()))
                    .toList();
        }
        return all;
    }

    /** The agreements because of which their counterparties are not in the list. */
    public List<Agreement> getTaken() {
        if (taken == null) {
            taken = agreements.standing(currentActor.get());
        }
        return taken;
    }

    public String counterparty(Agreement agreement) {
        return agreement.counterpartyOf(currentActor.get().organisation()).name();
    }

    public Status status(Agreement agreement) {
        return agreement.statusOn(calendar.today());
    }

    public boolean isOutside(Counterparty counterparty) {
        if (outside == null) {
            outside = areas.outside(currentActor.get(), day == null ? calendar.today() : day);
        }
        return outside.contains(counterparty.id());
    }

    /** How many are chosen that the list does not show now. */
    public long getHiddenCount() {
        Set<java.util.UUID> visible =
                getShown().stream().map(each -> each.id().value()).collect(Collectors.toSet());
        return selection.ids().stream().filter(id -> !visible.contains(id)).count();
    }

    /** Codes by name, of those umbrellas that occur. */
    public SortedMap<String, String> getUmbrellas() {
        if (umbrellas == null) {
            SortedMap<String, String> names = registers.umbrellas();
            SortedMap<String, String> byName = new TreeMap<>();
            occurring(Counterparty::umbrella).forEach(code -> byName.put(names.getOrDefault(code, code), code));
            umbrellas = byName;
        }
        return umbrellas;
    }

    /** Those that occur. */
    public List<String> getProvinces() {
        return occurring(Counterparty::province);
    }

    private List<String> occurring(Function<Counterparty, String> part) {
        return available().stream()
                .map(part)
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    Set<OrganisationId> chosen() {
        return selection.ids().stream().map(OrganisationId::new).collect(Collectors.toSet());
    }

    public Selection getSelection() {
        return selection;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getSector() {
        return sector;
    }

    public void setSector(@Nullable String sector) {
        this.sector = sector == null ? "" : sector;
    }

    public String getUmbrella() {
        return umbrella;
    }

    public void setUmbrella(@Nullable String umbrella) {
        this.umbrella = umbrella == null ? "" : umbrella;
    }

    public String getProvince() {
        return province;
    }

    public void setProvince(@Nullable String province) {
        this.province = province == null ? "" : province;
    }

    public boolean isOutsideToo() {
        return outsideToo;
    }

    public void setOutsideToo(boolean outsideToo) {
        this.outsideToo = outsideToo;
    }
}
