package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;

/** With whom an organisation could sign, as a list in which one can search. */
@ApplicationScoped
@Transactional
public class Counterparties {

    @Inject
    Organisations organisations;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    /** Every organisation on the other side that is not suspended, by name. */
    public List<Counterparty> of(Actor actor) {
        List<Organisation> others = organisations.counterparties(actor);
        Map<String, String> provinces = provinces();
        return others.stream()
                .map(o -> new Counterparty(
                        o.id(),
                        o.name(),
                        o.sectors(),
                        o.umbrella().orElse(""),
                        keys(o).map(provinces::get)
                                .flatMap(found -> Optional.ofNullable(found).stream())
                                .findFirst()
                                .orElse(""),
                        o.cbsCode().orElse("")))
                .sorted(Comparator.comparing(Counterparty::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(each -> each.id().toString()))
                .toList();
    }

    /** By which an organisation is found in the registers, the surest first. */
    private static Stream<String> keys(Organisation organisation) {
        return Stream.of(
                        organisation.cbsCode(),
                        organisation.identity().registerNumber(),
                        Optional.of(organisation.name())
                                .filter(name -> organisation.cbsCode().isEmpty()))
                .flatMap(Optional::stream);
    }

    private Map<String, String> provinces() {
        Map<String, String> provinces = registers.municipalitiesOn(calendar.today()).stream()
                .collect(Collectors.toMap(Municipality::getCbsCode, Municipality::getProvince));
        for (PartnerName name : registers.partnerNames()) {
            name.province().ifPresent(province -> {
                provinces.put(name.getName(), province);
                name.registerNumber().ifPresent(number -> provinces.put(number, province));
            });
        }
        return provinces;
    }
}
