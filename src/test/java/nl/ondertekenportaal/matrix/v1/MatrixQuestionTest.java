package nl.ondertekenportaal.matrix.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import nl.ondertekenportaal.matrix.rest.BadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixQuestionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void withoutParametersItAsksTheFirstHundredOfToday() {
        MatrixQuestion question = MatrixQuestion.of(parameters(), TODAY);
        assertThat(question).isEqualTo(new MatrixQuestion(TODAY, 100, Cursor.START));
    }

    @Test
    void aLeapDayIsADay() {
        assertThat(MatrixQuestion.of(parameters("validOn", "2028-02-29"), TODAY).validOn())
                .isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2027-02-29",
                "2026-13-01",
                "23-11-2026",
                "+12026-01-01",
                "2026-11-23T00:00",
                "٢٠٢٦-11-23",
                "nu"
            })
    void whatIsNoDayIsRefused(String text) {
        refused("validOn", text, "bad-date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1001", "-1", "1e3", "99999999999", " 5", "٥"})
    void aLimitOutsideItsRangeIsRefused(String text) {
        refused("limit", text, "bad-limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validon", "valid_on", "offset", ""})
    void anUnknownParameterIsRefused(String name) {
        refused(name, "1", "unknown-parameter");
    }

    @Test
    void aParameterSentTwiceIsRefused() {
        MultivaluedMap<String, String> twice = parameters("limit", "5");
        twice.add("limit", "6");
        assertThatThrownBy(() -> MatrixQuestion.of(twice, TODAY))
                .isInstanceOf(BadRequest.class)
                .hasMessage("repeated-parameter");
    }

    private static void refused(String name, String value, String problem) {
        assertThatThrownBy(() -> MatrixQuestion.of(parameters(name, value), TODAY))
                .isInstanceOf(BadRequest.class)
                .hasMessage(problem);
    }

    private static MultivaluedMap<String, String> parameters(String... namesAndValues) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return parameters;
    }
}
