package nl.ondertekenportaal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever answers at an address stands in {@code addresses.txt}, where EveryAddressIT tries it as everybody. */
class AddressTableTest {

    private static final java.nio.file.Path SOURCES =
            java.nio.file.Path.of("src", "main", "java", "nl", "ondertekenportaal");
    private static final java.nio.file.Path PAGES = java.nio.file.Path.of("src", "main", "webapp");
    private static final JavaClasses PORTAL =
            new ClassFileImporter().importPath(java.nio.file.Path.of("target", "classes"));

    private static final Pattern VIEW_PARAMETER = Pattern.compile("<f:viewParam name=\"(\\w+)\"");
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:(?:getRequestParameterMap\\(\\)|getRequestParameterValuesMap\\(\\)|parameters\\(\\)|\\brequest)\\s*"
                    + "\\.get(?:OrDefault)?|getParameter)\\(\\s*\"(\\w+)\"");
    private static final Pattern SERVLET_MAPPING = Pattern.compile("<url-pattern>([^<]+)</url-pattern>");

    /** Words of a query that name nothing which belongs to anybody: what a list shows, where one was, and how far one has read of what NVVK reads. */
    private static final Set<String> HARMLESS = Set.of(
            "from",
            "after",
            "only",
            "name",
            "sector",
            "terms",
            "oldest",
            "state",
            "platform",
            "show",
            "sort",
            "descending",
            "page",
            "kind",
            "suspended",
            "day",
            "changed",
            "recovered",
            "pick",
            "reference");

    @Test
    void everyServletHasARowForEachVerb() {
        Set<String> served = new TreeSet<>();
        for (JavaClass servlet : PORTAL.that(annotatedWith(WebServlet.class))) {
            WebServlet mapping = servlet.getAnnotationOfType(WebServlet.class);
            for (String path : Stream.of(mapping.value(), mapping.urlPatterns())
                    .flatMap(Stream::of)
                    .toList()) {
                servlet.getMethods().stream()
                        .map(JavaMethod::getName)
                        .filter(name -> name.matches("do(Get|Post|Put|Delete|Patch)"))
                        .forEach(name -> served.add(name.substring(2).toUpperCase(Locale.ROOT) + " " + path));
            }
        }
        assertThat(served).hasSizeGreaterThan(8).allSatisfy(AddressTableTest::isTried);
    }

    @Test
    void everyServletInTheDescriptorIsThatOfThePages() throws IOException {
        String descriptor = Files.readString(PAGES.resolve("WEB-INF").resolve("web.xml"));
        String servlets = descriptor.replaceAll("(?s)<filter-mapping>.*?</filter-mapping>", "");
        assertThat(SERVLET_MAPPING.matcher(servlets).results().map(found -> found.group(1)))
                .containsExactly("*.xhtml");
        isTried("GET /organisation/profile.xhtml");
    }

    @Test
    void everyResourceOfTheApiHasARowForEachVerb() {
        String root = PORTAL.that(annotatedWith(ApplicationPath.class)).stream()
                .map(api -> api.getAnnotationOfType(ApplicationPath.class).value())
                .collect(Collectors.joining());
        Set<String> served = new TreeSet<>();
        for (JavaClass resource : PORTAL.that(annotatedWith(Path.class))) {
            for (JavaMethod method : resource.getMethods()) {
                verbs(method).forEach(verb -> served.add(verb + " " + address(root, resource, method)));
            }
        }
        assertThat(served).hasSizeGreaterThan(1).allSatisfy(address -> {
            isTried(address);
            assertThat(AddressTable.machines())
                    .as(address + " by machines")
                    .anyMatch(row -> address.equals(row.verb() + " " + row.path()));
        });
    }

    private static Stream<String> verbs(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation
                        .getRawType()
                        .getAnnotationOfType(HttpMethod.class)
                        .value());
    }

    private static String address(String root, JavaClass resource, JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? "/" + method.getAnnotationOfType(Path.class).value()
                : "";
        return root + "/" + resource.getAnnotationOfType(Path.class).value() + own;
    }

    @Test
    void everyPageThatReadsItsQueryHasARowForEachWord() throws IOException {
        Map<String, Set<String>> asked = AddressTable.rows().stream()
                .collect(Collectors.toMap(AddressTable.Row::path, AddressTable.Row::words, AddressTableTest::both));
        try (Stream<java.nio.file.Path> pages = Files.walk(PAGES)) {
            pages.filter(page -> page.toString().endsWith(".xhtml") && !page.startsWith(PAGES.resolve("WEB-INF")))
                    .forEach(page -> {
                        String address = "/" + PAGES.relativize(page).toString().replace(".xhtml", "");
                        assertThat(asked.getOrDefault(address, Set.of()))
                                .as(address)
                                .containsAll(words(page));
                    });
        }
    }

    @Test
    void everyWordThatIsReadFromAnyQueryIsTried() throws IOException {
        Set<String> tried = AddressTable.rows().stream()
                .flatMap(row -> row.words().stream())
                .collect(Collectors.toSet());
        try (Stream<java.nio.file.Path> sources = Files.walk(SOURCES)) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(file -> found(PARAMETER, file))
                            .filter(word -> !HARMLESS.contains(word)))
                    .hasSizeGreaterThan(10)
                    .isSubsetOf(tried);
        }
    }

    /** Those that the page names, and those that its bean reads. */
    private static Set<String> words(java.nio.file.Path page) {
        String name = page.getFileName().toString().replace(".xhtml", "");
        String bean = Stream.of(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "", "Page.java"));
        java.nio.file.Path source = SOURCES.resolve(PAGES.relativize(page).getName(0))
                .resolve("web")
                .resolve(bean);
        return Stream.concat(
                        found(VIEW_PARAMETER, page), Files.exists(source) ? found(PARAMETER, source) : Stream.empty())
                .filter(word -> !HARMLESS.contains(word))
                .collect(Collectors.toSet());
    }

    private static Stream<String> found(Pattern pattern, java.nio.file.Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    /** @param served a verb and an address; of one that ends in {@code /*} any address below it */
    private static void isTried(String served) {
        String begin = served.endsWith("/*") ? served.substring(0, served.length() - 1) : null;
        assertThat(AddressTable.rows().stream().map(row -> row.verb() + " " + row.path()))
                .as(served + " in addresses.txt")
                .anyMatch(row -> begin == null ? row.equals(served) : row.startsWith(begin));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> annotatedWith(
            Class<? extends java.lang.annotation.Annotation> type) {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "have " + type.getSimpleName(), each -> each.isAnnotatedWith(type));
    }
}
