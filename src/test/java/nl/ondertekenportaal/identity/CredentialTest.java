package nl.ondertekenportaal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.ondertekenportaal.common.PersonId;
import org.junit.jupiter.api.Test;

class CredentialTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final TotpSecret secret = TotpSecret.random();
    private final Credential credential =
            new Credential(PersonId.random(), Password.hashOfNew("een goed wachtwoord"), secret.bytes(), 0);

    @Test
    void aCodeWorksOnce() {
        String code = secret.codeAt(NOW);
        assertThat(credential.check(secret, code, NOW)).isEqualTo(Proof.RIGHT);
        assertThat(credential.check(secret, code, NOW.plusSeconds(5))).isEqualTo(Proof.USED);
    }

    @Test
    void anOlderCodeIsRefusedAfterANewerOne() {
        assertThat(credential.check(secret, secret.codeAt(NOW), NOW)).isEqualTo(Proof.RIGHT);
        assertThat(credential.check(secret, secret.codeAt(NOW.minusSeconds(30)), NOW))
                .isEqualTo(Proof.USED);
    }

    @Test
    void aClockMayDifferByOneStepAndNoMore() {
        assertThat(secret.stepOf(secret.codeAt(NOW.minusSeconds(30)), NOW)).isPresent();
        assertThat(secret.stepOf(secret.codeAt(NOW.plusSeconds(30)), NOW)).isPresent();
        assertThat(secret.stepOf(secret.codeAt(NOW.minusSeconds(90)), NOW)).isEmpty();
        assertThat(secret.stepOf(secret.codeAt(NOW.plusSeconds(90)), NOW)).isEmpty();
    }

    @Test
    void afterFiveWrongTriesEvenTheRightCodeMustWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(credential.check(secret, "", NOW)).isEqualTo(Proof.WRONG);
        }
        assertThat(credential.check(secret, secret.codeAt(NOW), NOW)).isEqualTo(Proof.LOCKED);
        Instant later = NOW.plusSeconds(31);
        assertThat(credential.check(secret, secret.codeAt(later), later)).isEqualTo(Proof.RIGHT);
    }

    @Test
    void eachFurtherWrongTryWaitsLonger() {
        for (int i = 0; i < 6; i++) {
            credential.passwordFailed(NOW);
        }
        assertThat(credential.isPasswordLocked(NOW.plusSeconds(59))).isTrue();
        assertThat(credential.isPasswordLocked(NOW.plusSeconds(61))).isFalse();
        for (int i = 0; i < 1000; i++) {
            credential.passwordFailed(NOW);
        }
        assertThat(credential.isPasswordLocked(NOW.plusSeconds(30 * 128 + 1))).isFalse();
    }

    @Test
    void wrongPasswordsOfAStrangerDoNotStopWhoIsLoggedIn() {
        for (int i = 0; i < 100; i++) {
            credential.passwordFailed(NOW);
        }
        assertThat(credential.check(secret, secret.codeAt(NOW), NOW)).isEqualTo(Proof.RIGHT);
    }

    @Test
    void theCodeThatProvedTheAppIsUsed() {
        long step = secret.stepOf(secret.codeAt(NOW), NOW).orElseThrow();
        Credential activated = new Credential(PersonId.random(), "", secret.bytes(), step);
        assertThat(activated.check(secret, secret.codeAt(NOW), NOW)).isEqualTo(Proof.USED);
    }

    @Test
    void theOwnerIsToldOnceADayThatWrongTriesHaveToWait() {
        for (int i = 0; i < 4; i++) {
            credential.passwordFailed(NOW);
            credential.check(secret, "", NOW);
        }
        assertThat(credential.tellOfPasswords(NOW) || credential.tellOfCodes(NOW))
                .isFalse();
        credential.passwordFailed(NOW);
        credential.check(secret, "", NOW);
        assertThat(credential.tellOfPasswords(NOW)).isTrue();
        assertThat(credential.tellOfCodes(NOW)).isTrue();
        Instant later = NOW.plusSeconds(3600);
        credential.passwordFailed(later);
        credential.check(secret, "", later);
        assertThat(credential.tellOfPasswords(later) || credential.tellOfCodes(later))
                .isFalse();
        Instant tomorrow = NOW.plusSeconds(24 * 3600 + 1);
        credential.passwordFailed(tomorrow);
        assertThat(credential.tellOfPasswords(tomorrow)).isTrue();
    }

    @Test
    void onlyTheRightPasswordMatches() {
        assertThat(Password.matches("een goed wachtwoord", credential.passwordHash()))
                .isTrue();
        assertThat(Password.matches("een goed wachtwoorD", credential.passwordHash()))
                .isFalse();
        assertThat(Password.matches("", credential.passwordHash())).isFalse();
    }
}
