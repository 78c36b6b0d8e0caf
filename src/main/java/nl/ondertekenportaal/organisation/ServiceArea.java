package nl.ondertekenportaal.organisation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OrganisationId;

/**
 * Where a signal partner has customers: in the whole country, or in the municipalities that it lists. The list is kept while
 * the partner serves the whole country. It decides what lists show; it forbids no agreement.
 */
@Entity
@Table(name = "service_area")
public class ServiceArea {

    @Id
    @Column(name = "organisation_id")
    private UUID organisationId;

    private boolean nationwide;

    @ElementCollection
    @CollectionTable(name = "served_municipality", joinColumns = @JoinColumn(name = "organisation_id"))
    @MapKeyColumn(name = "cbs_code")
    private Map<String, ServicePeriod> served = new HashMap<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected ServiceArea() {}

    /** The whole country, as long as nothing else was stated. */
    ServiceArea(OrganisationId partner) {
        organisationId = partner.value();
        nationwide = true;
    }

    /** What a partner stated before it was admitted. */
    ServiceArea(OrganisationId partner, Map<String, ServicePeriod> stated) {
        this(partner);
        nationwide = false;
        stated.forEach((code, period) -> served.put(code, period.copy()));
    }

    OrganisationEvent extend(Actor actor, boolean toTheWholeCountry) {
        nationwide = toTheWholeCountry;
        return changed(actor);
    }

    /** In each of these municipalities for this period, whatever was stated before. */
    OrganisationEvent serve(Actor actor, Collection<String> cbsCodes, ServicePeriod period) {
        cbsCodes.forEach(code -> served.put(code, period.copy()));
        return changed(actor);
    }

    /** In none of these municipalities, at no time. */
    OrganisationEvent leave(Actor actor, Collection<String> cbsCodes) {
        served.keySet().removeAll(Set.copyOf(cbsCodes));
        return changed(actor);
    }

    private OrganisationEvent changed(Actor actor) {
        return new OrganisationEvent(
                "serviceArea.changed",
                actor,
                organisationId,
                Map.of("nationwide", String.valueOf(nationwide), "municipalities", String.valueOf(served.size())));
    }

    /** Whether the partner has customers in this municipality on this day. */
    public boolean covers(String cbsCode, LocalDate day) {
        ServicePeriod period = served.get(cbsCode);
        return nationwide || period != null && period.covers(day);
    }

    public boolean isNationwide() {
        return nationwide;
    }

    /** The listed municipalities by CBS code, whether the list is what holds or not. */
    public Map<String, ServicePeriod> served() {
        return new TreeMap<>(served);
    }
}
