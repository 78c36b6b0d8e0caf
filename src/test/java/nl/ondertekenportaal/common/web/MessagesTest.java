package nl.ondertekenportaal.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Properties;
import nl.ondertekenportaal.common.RuleBroken;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Locale ENGLISH = Locale.of("en");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(words("nl").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(words("en").stringPropertyNames());
    }

    @Test
    void noTextIsEmpty() throws IOException {
        for (String language : new String[] {"nl", "en"})
            assertThat(words(language))
                    .allSatisfy((key, text) -> assertThat((String) text)
                            .as("%s in %s", key, language)
                            .isNotBlank());
    }

    @Test
    void aTextWithGapsDoublesItsApostrophes() throws IOException {
        for (String language : new String[] {"nl", "en"})
            assertThat(words(language)).allSatisfy((key, text) -> {
                if (text.toString().contains("{0}"))
                    assertThat(text.toString().replace("''", ""))
                            .as("%s in %s", key, language)
                            .doesNotContain("'");
            });
    }

    @Test
    void aDayIsWrittenOut() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        assertThat(Messages.text(Language.DUTCH, "rule.unknown", day)).contains("22 november 2026");
        assertThat(Messages.text(ENGLISH, "rule.unknown", day)).contains("November 22, 2026");
    }

    @Test
    void aMomentIsWrittenAsItIsInTheNetherlands() {
        Instant newYear = Instant.parse("2026-12-31T23:00:05Z");
        assertThat(Messages.written(newYear, Messages.MINUTE, Language.DUTCH)).isEqualTo("1 januari 2027 om 00:00 uur");
        assertThat(Messages.written(newYear, Messages.SECOND, ENGLISH)).isEqualTo("January 1, 2027 at 00:00:05");
    }

    @Test
    void aBrokenRuleWithoutSentenceOfItsOwnIsStillExplained() {
        assertThat(Messages.explain(Language.DUTCH, new RuleBroken("no.such.rule")))
                .contains("no.such.rule");
    }

    @Test
    void aTextThatDoesNotExistIsAFault() {
        assertThatThrownBy(() -> Messages.text(Language.DUTCH, "no.such.text"))
                .isInstanceOf(MissingResourceException.class);
    }

    @Test
    void aStageIsSaidInDutch() {
        assertThat(Messages.text(Language.DUTCH, "stage.IN_FORCE_WITH_NOTICE")).isEqualTo("Opgezegd");
        assertThat(Messages.text(ENGLISH, "stage.IN_FORCE")).isEqualTo("In force");
    }

    private static Properties words(String language) throws IOException {
        String name = "/nl/ondertekenportaal/messages_" + language + ".properties";
        try (var in = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(in);
            return words;
        }
    }
}
