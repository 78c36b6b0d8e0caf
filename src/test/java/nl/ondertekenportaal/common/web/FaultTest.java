package nl.ondertekenportaal.common.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void aReferenceIsNeverSomethingThatAVisitorMadeUp() {
        assertThatThrownBy(() -> new Fault("bel 0900-1234")).isInstanceOf(IllegalArgumentException.class);
    }
}
