package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.ondertekenportaal.common.OrganisationId;
import org.junit.jupiter.api.Test;

class CounterpartyFilterTest {
    private static final Counterparty PARTNER = new Counterparty(
            OrganisationId.random(), "Wonen Oost (fictief)", Set.of("HOUSING", "HEAT"), "AEDES", "Utrecht", "");

    @Test
    void aFilterWithoutPartsLeavesNobodyOut() {
        assertThat(CounterpartyFilter.ALL.matches(PARTNER)).isTrue();
    }

    @Test
    void findsAPartOfTheNameInCapitalsOrNot() {
        assertThat(new CounterpartyFilter(" OOST ", "", "", "").matches(PARTNER))
                .isTrue();
        assertThat(new CounterpartyFilter("west", "", "", "").matches(PARTNER)).isFalse();
    }

    @Test
    void everyPartMustFit() {
        assertThat(new CounterpartyFilter("wonen", "HEAT", "AEDES", "Utrecht").matches(PARTNER))
                .isTrue();
        assertThat(new CounterpartyFilter("wonen", "ENERGY", "AEDES", "Utrecht").matches(PARTNER))
                .isFalse();
        assertThat(new CounterpartyFilter("wonen", "HEAT", "VEWIN", "Utrecht").matches(PARTNER))
                .isFalse();
        assertThat(new CounterpartyFilter("wonen", "HEAT", "AEDES", "Drenthe").matches(PARTNER))
                .isFalse();
    }
}
