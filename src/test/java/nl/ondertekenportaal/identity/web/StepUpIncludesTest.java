package nl.ondertekenportaal.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page that asks for a fresh factor says for what: only who has a passkey would find out that it does not. */
class StepUpIncludesTest {

    private static final Pattern INCLUDE =
            Pattern.compile("<ui:include src=\"/WEB-INF/includes/step-up\\.xhtml\">(.*?)</ui:include>", Pattern.DOTALL);

    @Test
    void eachSaysForWhatItAsks() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "webapp"))) {
            List<String> includes = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(StepUpIncludesTest::includes)
                    .toList();
            assertThat(includes)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(include ->
                            assertThat(include).contains("<ui:param name=\"page\"", "<ui:param name=\"intent\""));
        }
    }

    private static Stream<String> includes(Path file) {
        try {
            return INCLUDE.matcher(Files.readString(file)).results().map(MatchResult::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
