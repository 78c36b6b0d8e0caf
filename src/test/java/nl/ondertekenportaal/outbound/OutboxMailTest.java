package nl.ondertekenportaal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxMailTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final OutboxMail mail =
            new OutboxMail(new MailAddress("a@example.org"), "Onderwerp\r\nBcc: x@y.nl", "Tekst", NOW);

    @Test
    void aLineBreakInTheSubjectAddsNoHeader() {
        assertThat(mail.getSubject()).isEqualTo("Onderwerp Bcc: x@y.nl");
    }

    @Test
    void whatWasTakenIsNotSentAgain() {
        mail.sent(NOW);
        assertThat(mail.getState()).isEqualTo(OutboxMail.State.SENT);
    }

    @Test
    void aMailThatWasNotTakenIsTriedAgainAndInTheEndGivenUp() {
        for (int i = 0; i < 13; i++) {
            fail(MailTrouble.UNREACHABLE);
            assertThat(mail.getState()).isEqualTo(OutboxMail.State.WAITING);
        }
        fail(MailTrouble.UNREACHABLE);
        assertThat(mail.getState()).isEqualTo(OutboxMail.State.FAILED);
    }

    @Test
    void eachPauseIsTwiceAsLongUntilTheyStayAsLong() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            fail(MailTrouble.REFUSED_NOW);
            pauses.add(Duration.between(NOW, mail.nextAttempt().orElseThrow()).toSeconds());
        }
        assertThat(pauses).startsWith(30L, 60L, 120L, 240L).endsWith(15_360L, 15_360L);
    }

    @Test
    void whatIsRefusedForGoodIsGivenUpAtOnce() {
        fail(MailTrouble.REFUSED);
        assertThat(mail.getState()).isEqualTo(OutboxMail.State.FAILED);
    }

    @Test
    void whoeverClaimedItHandsItOverAlone() {
        mail.claim(NOW);
        assertThat(mail.isDue(NOW)).isFalse();
        // unless that one stopped without a word
        assertThat(mail.isDue(NOW.plus(Duration.ofMinutes(5)))).isTrue();
    }

    @Test
    void whatFailedStartsAnewWhenItIsTriedAgain() {
        fail(MailTrouble.REFUSED);
        mail.retry(NOW);
        assertThat(mail.isDue(NOW)).isTrue();
        assertThat(mail.attempts()).isZero();
        assertThatThrownBy(() -> mail.retry(NOW)).hasMessage("outbox.notFailed");
    }

    private void fail(MailTrouble trouble) {
        mail.claim(NOW);
        mail.failed(trouble, "no answer", NOW);
    }
}
