package nl.ondertekenportaal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That every rule which can be broken has a sentence that explains it. */
class BrokenRulesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path TEXTS = Path.of("src", "main", "resources", "nl", "ondertekenportaal");
    private static final Pattern RULE =
            Pattern.compile("(?:RuleBroken|check|oneLine)\\([^;]*?\"([a-zA-Z]+\\.[a-zA-Z.]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void everyRuleIsExplained(String language) throws IOException {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(
                TEXTS.resolve("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        List<String> rules = rules();
        assertThat(rules).contains("identifier.kvk", "link.invalid");
        assertThat(rules).allSatisfy(rule -> assertThat(texts).containsKey("rule." + rule));
    }

    private static List<String> rules() throws IOException {
        List<String> rules = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                RULE.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(rules::add);
            }
        }
        return rules;
    }
}
