package nl.ondertekenportaal.agreement.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListAddressTest {
    private static final ListAddress LIST = ListAddress.of("/agreement/agreements");

    @Test
    void whatIsNotAskedForIsLeftOut() {
        assertThat(LIST.with("name", " ").with("page", null)).hasToString("/agreement/agreements");
        assertThat(LIST.with("name", "Delft").with("name", "")).hasToString("/agreement/agreements");
    }

    @Test
    void theLastQuestionCounts() {
        assertThat(LIST.with("page", 2).with("sort", "NAME").with("page", 3))
                .hasToString("/agreement/agreements?sort=NAME&page=3");
    }

    @Test
    void whatIsTypedCannotBecomeAnotherQuestion() {
        assertThat(LIST.with("name", "a&show=ALL #\"<é"))
                .hasToString("/agreement/agreements?name=a%26show%3DALL+%23%22%3C%C3%A9");
    }
}
