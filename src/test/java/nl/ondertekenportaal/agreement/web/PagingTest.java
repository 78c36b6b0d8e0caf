package nl.ondertekenportaal.agreement.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Going through a long list. */
class PagingTest {

    private final Paging paging = new Paging();

    @Test
    void aFullPageNeedsNoSecondOne() {
        assertThat(paging.pages(0)).isEqualTo(1);
        assertThat(paging.pages(Paging.ROWS)).isEqualTo(1);
        assertThat(paging.pages(Paging.ROWS + 1)).isEqualTo(2);
    }

    @Test
    void neitherEndIsPassed() {
        paging.previous();
        assertThat(paging.getPage()).isEqualTo(1);
        paging.next(Paging.ROWS + 1);
        paging.next(Paging.ROWS + 1);
        assertThat(paging.getPage()).isEqualTo(2);
        assertThat(paging.offset()).isEqualTo(Paging.ROWS);
        paging.first();
        assertThat(paging.offset()).isZero();
    }

    @Test
    void anAddressCanHoldAnything() {
        paging.setPage(7);
        assertThat(paging.getPage()).isEqualTo(7);
        paging.setPage(0);
        assertThat(paging.getPage()).isEqualTo(1);
        paging.setPage(Integer.MAX_VALUE);
        assertThat(paging.getPage()).isEqualTo(1);
    }
}
