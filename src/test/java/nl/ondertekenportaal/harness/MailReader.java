package nl.ondertekenportaal.harness;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Reads the mail that the portal sent, as its receiver does. */
public final class MailReader {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private MailReader() {}

    /** The body of the newest mail to this address whose subject has these words; waits until it has come. */
    public static String body(Portal portal, String address, String subject) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> newest(portal, address, subject), Optional::isPresent)
                .orElseThrow();
    }

    /** The link in that mail. */
    public static String link(Portal portal, String address, String subject) {
        Matcher link = LINK.matcher(body(portal, address, subject));
        if (!link.find()) {
            throw new IllegalStateException("no link in the mail to " + address);
        }
        return link.group();
    }

    private static Optional<String> newest(Portal portal, String address, String subject) {
        return Arrays.stream(portal.mail().getReceivedMessages())
                .filter(mail -> isFor(mail, address, subject))
                .reduce((older, newer) -> newer)
                .map(mail -> GreenMailUtil.getBody(mail).replace("=\r\n", "").replace("=3D", "="));
    }

    private static boolean isFor(MimeMessage mail, String address, String subject) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address)
                    && mail.getSubject().contains(subject);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
