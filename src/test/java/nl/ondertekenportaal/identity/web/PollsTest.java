package nl.ondertekenportaal.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page that looks again by itself must not keep somebody logged in; the server knows it by its id. */
class PollsTest {
    private static final Pattern POLL = Pattern.compile("<p:poll [^>]*>");

    @Test
    void everyPollIsCalledPoll() throws IOException {
        List<String> polls = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "webapp"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xhtml")).toList()) {
                POLL.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(polls::add);
            }
        }
        assertThat(polls).isNotEmpty().allSatisfy(poll -> assertThat(poll).contains(" id=\"poll\""));
    }
}
