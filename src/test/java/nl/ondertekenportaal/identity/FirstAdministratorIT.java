package nl.ondertekenportaal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.util.Optional;
import nl.ondertekenportaal.common.Rehearsal;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.harness.Lane;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The link of the console, inside the portal. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class FirstAdministratorIT {

    @Inject
    FirstAdministrator first;

    @Inject
    Rehearsal rehearsal;

    @PersistenceContext
    EntityManager em;

    @Test
    void whereSomebodyOfNvvkCanLogInThereIsNoLink() {
        assertThat(first.link()).isEmpty();
    }

    @Test
    void everyStartMakesANewLinkAndVoidsTheOneBefore() {
        rehearsal.run(() -> {
            em.createNativeQuery("update person set activated_at = null where id in"
                            + " (select person_id from membership where role = 'NVVK_STAFF')")
                    .executeUpdate();
            String before = token(first.link());
            first.check(before);
            String after = token(first.link());
            // another start is another transaction, which remembers nothing
            em.flush();
            em.clear();
            first.check(after);
            assertThatThrownBy(() -> first.check(before))
                    .isInstanceOfSatisfying(
                            RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("link.invalid"));
        });
    }

    private static String token(Optional<URI> link) {
        assertThat(link.orElseThrow().getPath()).isEqualTo("/identity/first");
        return link.orElseThrow().getQuery().replace("token=", "");
    }
}
