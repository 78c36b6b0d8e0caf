package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.SomeAgreement;
import nl.ondertekenportaal.common.Sha256;
import org.junit.jupiter.api.Test;

class SigningSessionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Agreement ONE = SomeAgreement.issued(Sha256.of(new byte[] {1}));
    private static final Agreement OTHER = SomeAgreement.issued(Sha256.of(new byte[] {2}));

    @Test
    void theHashOfTheListKnowsItsOrderAndItsContent() {
        Sha256 hash = session(ONE, OTHER).listHash();
        assertThat(session(ONE, OTHER).listHash()).isEqualTo(hash);
        assertThat(session(OTHER, ONE).listHash()).isNotEqualTo(hash);
        assertThat(session(ONE).listHash()).isNotEqualTo(hash);
        assertThat(session(ONE, SomeAgreement.issued(Sha256.of(new byte[] {2}))).listHash())
                .isNotEqualTo(hash);
    }

    @Test
    void aListIsAuthorisedOnceAndWithinAnHour() {
        SigningSession session = session(ONE);
        assertThatThrownBy(() -> session.authorise(NOW.plus(Duration.ofMinutes(61))))
                .hasMessage("signing.tooLate");
        session.authorise(NOW.plus(Duration.ofMinutes(59)));
        assertThatThrownBy(() -> session.authorise(NOW.plus(Duration.ofMinutes(59))))
                .hasMessage("signing.authorised");
    }

    @Test
    void anAuthorisationEndsAfterFourHours() {
        SigningSession session = session(ONE);
        assertThat(session.isAuthorisedAt(NOW)).isFalse();
        session.authorise(NOW);
        assertThat(session.isAuthorisedAt(NOW.plus(Duration.ofHours(4)).minusMillis(1)))
                .isTrue();
        assertThat(session.isAuthorisedAt(NOW.plus(Duration.ofHours(4)))).isFalse();
    }

    private static SigningSession session(Agreement... shown) {
        return new SigningSession(SomeAgreement.SIGNATORY, List.of(shown), NOW);
    }
}
