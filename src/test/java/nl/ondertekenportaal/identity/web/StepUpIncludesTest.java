package nl.ondertekenportaal.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page that asks for a fresh factor says for what: only who has a passkey would find out that it does not. */
class StepUpIncludesTest {

    private static final Pattern INCLUDE =
            Pattern.compile("<ui:include src=\"/WEB-INF/includes/step-up\\.xhtml\">(.*?)</ui:include>", Pattern.DOTALL);

    private static final Pattern FORM = Pattern.compile("<h:form id=\"(\\w+)\".*?>(.*?)</h:form>", Pattern.DOTALL);
    private static final Pattern COPY = Pattern.compile("\"(login\\.used|passkey\\.refused)\",");

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

    /** Where what is wrong with it stands is said in one place, so that no page forgets the passkey. */
    @Test
    void noPageSaysByItselfWhereWhatIsWrongWithTheFactorStands() throws IOException {
        Path sources = Path.of("src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> file.toString().contains("/web/"))
                            .filter(file -> COPY.matcher(read(file)).find())
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("FieldErrors.java");
        }
    }

    /** Each page with the step has a bean that says so. */
    @Test
    void everyFormWithTheStepTellsWhatIsWrongBesideTheCode() throws IOException {
        Path webapp = Path.of("src", "main", "webapp");
        String beans = beans();
        try (Stream<Path> files = Files.walk(webapp)) {
            List<String> forms = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(file -> FORM.matcher(read(file)).results())
                    .filter(form -> form.group(2).contains("step-up.xhtml"))
                    .map(form -> form.group(1))
                    .toList();
            assertThat(forms)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(form -> assertThat(beans)
                            .as("what is wrong beside the code of the form " + form)
                            .containsPattern("(ofCode\\(|done\\(|read\\()(?s:[^;]*?)\"" + form + "\""));
        }
    }

    private static String beans() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(StepUpIncludesTest::read)
                    .filter(source -> source.contains("FieldErrors.ofCode("))
                    .collect(Collectors.joining());
        }
    }

    private static Stream<String> includes(Path file) {
        return INCLUDE.matcher(read(file)).results().map(MatchResult::group);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
