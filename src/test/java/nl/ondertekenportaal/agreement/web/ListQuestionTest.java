package nl.ondertekenportaal.agreement.web;

import static org.assertj.core.api.Assertions.assertThat;

import nl.ondertekenportaal.agreement.AgreementFilter;
import nl.ondertekenportaal.agreement.AgreementOrder;
import nl.ondertekenportaal.agreement.Standing;
import org.junit.jupiter.api.Test;

/** What an address asks of the list of agreements, and the addresses that it leads to. */
class ListQuestionTest {

    private final ListQuestion asked = new ListQuestion();

    @Test
    void nothingAskedIsEverythingByName() {
        assertThat(asked.filter()).isEqualTo(AgreementFilter.ALL);
        assertThat(asked.order()).isEqualTo(AgreementOrder.NAME);
        assertThat(asked.tileAddress(null)).isEqualTo("/agreement/agreements");
    }

    @Test
    void whatMeansNothingAsksForNothing() {
        asked.setShow("SOMEHOW");
        asked.setSort("COLOUR");
        asked.getPaging().setPage(-3);
        assertThat(asked.getShow()).isNull();
        assertThat(asked.standing()).isNull();
        assertThat(asked.order()).isEqualTo(AgreementOrder.NAME);
        assertThat(asked.getPaging().offset()).isZero();
    }

    @Test
    void aTileKeepsTheFiltersAndStartsAtTheFirstPage() {
        asked.setName("Aedes & co");
        asked.setShow("IN_FORCE");
        asked.getPaging().setPage(3);
        assertThat(asked.tileAddress(Standing.CLOSED)).isEqualTo("/agreement/agreements?name=Aedes+%26+co&show=CLOSED");
        assertThat(asked.pageAddress(4)).isEqualTo("/agreement/agreements?name=Aedes+%26+co&show=IN_FORCE&page=4");
    }

    @Test
    void aColumnThatSortsAlreadyTurnsRound() {
        asked.setSort("CREATED");
        assertThat(asked.sorted(AgreementOrder.CREATED)).isEqualTo("ascending");
        assertThat(asked.sorted(AgreementOrder.NAME)).isEqualTo("none");
        assertThat(asked.sortAddress(AgreementOrder.CREATED))
                .isEqualTo("/agreement/agreements?sort=CREATED&descending=true");
        assertThat(asked.sortAddress(AgreementOrder.NAME)).isEqualTo("/agreement/agreements?sort=NAME");
        asked.setDescending(true);
        assertThat(asked.sorted(AgreementOrder.CREATED)).isEqualTo("descending");
        assertThat(asked.sortAddress(AgreementOrder.CREATED)).isEqualTo("/agreement/agreements?sort=CREATED");
    }
}
