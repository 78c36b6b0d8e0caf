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

/** That the page of the log has words for what is recorded; only types that are written out in the code are seen here. */
class LoggedEventsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path TEXTS = Path.of("src", "main", "resources", "nl", "ondertekenportaal");
    private static final Pattern BY_CONSTRUCTOR =
            Pattern.compile("(?:new IdentityEvent|new OrganisationEvent|\\btell)\\(\\s*\"([a-zA-Z]+\\.[a-zA-Z]+)\"");
    private static final Pattern BY_METHOD =
            Pattern.compile("String type\\(\\) \\{\\s*return \"([a-zA-Z]+\\.[a-zA-Z]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void everyEventHasWordsInTheLog(String language) throws IOException {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(
                TEXTS.resolve("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        List<String> types = types();
        assertThat(types)
                .contains("application.admitted", "profile.changed", "person.activated")
                .contains("agreement.signed", "signing.authorised");
        assertThat(types).allSatisfy(type -> assertThat(texts).containsKey("log.type." + type));
    }

    private static List<String> types() throws IOException {
        List<String> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Stream.of(BY_CONSTRUCTOR, BY_METHOD)
                        .flatMap(pattern -> pattern.matcher(source).results())
                        .map((MatchResult found) -> found.group(1))
                        .forEach(types::add);
            }
        }
        return types;
    }
}
