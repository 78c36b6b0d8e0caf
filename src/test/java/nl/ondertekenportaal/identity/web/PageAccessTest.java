package nl.ondertekenportaal.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAccessTest {
    private static final Path WEBAPP = Path.of("src", "main", "webapp");

    private final PageAccess access = PageAccess.load();

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.map(WEBAPP::relativize)
                    .map(path -> "/" + path.toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".xhtml") && !path.startsWith("/WEB-INF/"))
                    .map(path -> path.replace(".xhtml", ""))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageStandsInTheTable(String page) {
        assertThat(access.ruleFor(page)).as(page).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unknown",
                "/organisation",
                "/organisation/",
                "/organisation/profile/",
                "/organisation/profile.xhtml",
                "/WEB-INF/web.xml",
                "/demo",
                "/signing/inbox/x",
                "//identity/login",
                ""
            })
    void whatIsNotInTheTableIsOpenedByNobody(String path) {
        assertThat(access.ruleFor(path)).as(path).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/organisation/profile, READER, true",
        "/organisation/profile, NVVK_STAFF, false",
        "/organisation/applications, NVVK_AUDITOR, true",
        "/organisation/applications, ADMINISTRATOR, false",
        "/agreement/offer, EDITOR, true",
        "/agreement/offer, SIGNATORY, false",
        "/signing/authorise, SIGNATORY, true",
        "/signing/authorise, ADMINISTRATOR, false",
        "/identity/login, READER, true"
    })
    void aRoleOpensItsOwnPages(String page, Role role, boolean allowed) {
        Actor actor = new Actor(PersonId.random(), OrganisationId.random(), Set.of(role));
        assertThat(access.ruleFor(page).orElseThrow().allows(actor)).isEqualTo(allowed);
    }

    @Test
    void whoIsNotLoggedInOpensOnlyWhatIsForEveryone() {
        assertThat(access.rules().values())
                .allSatisfy(rule -> assertThat(rule.allows(Actor.ANONYMOUS)).isEqualTo(rule.everyone()));
    }
}
