package nl.ondertekenportaal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mail servers as they are: willing, picky, refusing, silent, gone. */
class MailServerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void aWillingServerTakesTheMailAsItIs() throws Exception {
        GreenMail willing = greenMail();
        try {
            assertThat(server(willing.getSmtp().getPort()).send(mail("Gemeente Súdwest-Fryslân")))
                    .isInstanceOf(MailServer.Taken.class);
            MimeMessage received = willing.getReceivedMessages()[0];
            assertThat(received.getSubject()).isEqualTo("Gemeente Súdwest-Fryslân");
            assertThat(GreenMailUtil.getAddressList(received.getAllRecipients()))
                    .isEqualTo("a@example.org");
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        } finally {
            willing.stop();
        }
    }

    @Test
    void noNameOrReasonAddsAHeaderOrAReceiver() throws Exception {
        GreenMail willing = greenMail();
        try {
            String nasty = "x\r\nBcc: b@example.org\r\n\r\n<script>\u2028\u202Eomgekeerd\u0000";
            OutboxMail mail = new OutboxMail(new MailAddress("a@example.org"), nasty, nasty, NOW);
            assertThat(server(willing.getSmtp().getPort()).send(mail)).isInstanceOf(MailServer.Taken.class);
            assertThat(willing.getReceivedMessages()).hasSize(1);
            MimeMessage received = willing.getReceivedMessages()[0];
            assertThat(received.getHeader("Bcc")).isNull();
            assertThat(received.getSubject()).isEqualTo("x Bcc: b@example.org <script> omgekeerd");
            assertThat(received.getContentType()).startsWith("text/plain");
        } finally {
            willing.stop();
        }
    }

    @Test
    void aWrongPasswordIsNotTheMailsFault() {
        GreenMail picky = greenMail();
        try {
            picky.setUser("portaal", "portaal", "goed");
            MailServer server = server(picky.getSmtp().getPort());
            server.user = Optional.of("portaal");
            server.password = Optional.of("fout");
            assertThat(trouble(server)).isEqualTo(MailTrouble.LOGIN);
            server.password = Optional.of("goed");
            assertThat(server.send(mail("x"))).isInstanceOf(MailServer.Taken.class);
        } finally {
            picky.stop();
        }
    }

    @Test
    void withoutEncryptionNothingLeavesWhenItIsRequired() throws IOException {
        try (ScriptedMailServer plain = new ScriptedMailServer()) {
            MailServer server = server(plain.port());
            server.startTls = true;
            server.user = Optional.of("portaal");
            server.password = Optional.of("geheim");
            assertThat(trouble(server)).isEqualTo(MailTrouble.NO_ENCRYPTION);
            assertThat(plain.told()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void anUnknownReceiverIsRefusedForGood() throws IOException {
        assertThat(answering("RCPT", "550 5.1.1 no such user here")).isEqualTo(MailTrouble.REFUSED);
    }

    @Test
    void aFullMailboxIsRefusedForNow() throws IOException {
        assertThat(answering("RCPT", "452 4.2.2 mailbox full")).isEqualTo(MailTrouble.REFUSED_NOW);
    }

    @Test
    void aMailThatIsTakenForSpamIsRefusedForGood() throws IOException {
        assertThat(answering(".", "554 5.7.1 looks like spam")).isEqualTo(MailTrouble.REFUSED);
    }

    @Test
    void aSenderThatIsNotAllowedIsNoFaultOfOneMail() throws IOException {
        assertThat(answering("MAIL", "553 5.7.1 sender not allowed")).isEqualTo(MailTrouble.SENDER);
    }

    @Test
    void aServerThatWantsALoginSaysSo() throws IOException {
        assertThat(answering("MAIL", "530 5.7.0 authentication required")).isEqualTo(MailTrouble.LOGIN);
    }

    @Test
    void aBusyServerIsTriedLater() throws IOException {
        assertThat(answering("GREETING", "421 4.3.2 too busy").isLasting()).isFalse();
    }

    @Test
    void aSilentServerIsNotWaitedForForEver() throws IOException {
        try (ScriptedMailServer silent = new ScriptedMailServer().silent()) {
            MailServer server = server(silent.port());
            server.patience = Duration.ofMillis(300);
            assertThat(trouble(server)).isEqualTo(MailTrouble.TOO_SLOW);
        }
    }

    @Test
    void aServerThatIsNotThereIsNamedSo() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThat(trouble(server(port))).isEqualTo(MailTrouble.UNREACHABLE);
    }

    @Test
    void aRefusalIsARefusalAlsoWhenTheServerHangsUpBadly() throws IOException {
        try (ScriptedMailServer rude = new ScriptedMailServer()
                .answering("RCPT", "550 5.1.1 no such user here")
                .answering("QUIT", "500 go away")) {
            assertThat(trouble(server(rude.port()))).isEqualTo(MailTrouble.REFUSED);
        }
    }

    @Test
    void theWordsOfTheServerAreKept() throws IOException {
        try (ScriptedMailServer scripted = new ScriptedMailServer().answering("RCPT", "550 5.1.1 no such user here")) {
            assertThat(server(scripted.port()).send(mail("x")))
                    .isInstanceOfSatisfying(
                            MailServer.NotTaken.class,
                            not -> assertThat(not.why()).contains("550 5.1.1 no such user here"));
        }
    }

    private static MailTrouble answering(String verb, String reply) throws IOException {
        try (ScriptedMailServer scripted = new ScriptedMailServer().answering(verb, reply)) {
            return trouble(server(scripted.port()));
        }
    }

    private static MailTrouble trouble(MailServer server) {
        return ((MailServer.NotTaken) server.send(mail("x"))).trouble();
    }

    private static OutboxMail mail(String subject) {
        return new OutboxMail(new MailAddress("a@example.org"), subject, "Tekst", NOW);
    }

    private static GreenMail greenMail() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static MailServer server(int port) {
        MailServer server = new MailServer();
        server.host = "127.0.0.1";
        server.port = port;
        server.user = Optional.empty();
        server.password = Optional.empty();
        server.from = "portaal@example.org";
        return server;
    }
}
