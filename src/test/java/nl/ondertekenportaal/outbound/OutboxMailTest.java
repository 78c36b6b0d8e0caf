package nl.ondertekenportaal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
        for (int i = 0; i < 9; i++) {
            mail.failed("no answer", NOW);
            assertThat(mail.getState()).isEqualTo(OutboxMail.State.WAITING);
        }
        mail.failed("no answer", NOW);
        assertThat(mail.getState()).isEqualTo(OutboxMail.State.FAILED);
    }
}
