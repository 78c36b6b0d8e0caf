package nl.ondertekenportaal.organisation;

import java.io.Serializable;
import java.util.Locale;

/**
 * Which counterparties a list shows. A part that is blank leaves nobody out.
 *
 * @param name part of the name, in capitals or not
 * @param sector code of a sector
 * @param umbrella code of an umbrella organisation
 */
public record CounterpartyFilter(String name, String sector, String umbrella, String province) implements Serializable {

    /** Leaves nobody out. */
    public static final CounterpartyFilter ALL = new CounterpartyFilter("", "", "", "");

    public CounterpartyFilter {
        name = name.strip().toLowerCase(Locale.ROOT);
    }

    public boolean matches(Counterparty counterparty) {
        return counterparty.name().toLowerCase(Locale.ROOT).contains(name)
                && (sector.isBlank() || counterparty.sectors().contains(sector))
                && (umbrella.isBlank() || counterparty.umbrella().equals(umbrella))
                && (province.isBlank() || counterparty.province().equals(province));
    }
}
