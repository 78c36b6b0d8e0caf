package nl.ondertekenportaal.harness;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Reads the mail that the portal sent, as its receiver does. */
public final class MailReader {

    private MailReader() {}

    /** The newest mail to this address that has these words; waits until it has come. */
    public static String body(Portal portal, String address, String words) {
        return Awaitility.await()
                .until(() -> newest(portal, address, words), Optional::isPresent)
                .orElseThrow();
    }

    /** The link in a mail that leads to this page. */
    public static String link(Portal portal, String address, String page) {
        Matcher link = Pattern.compile("https?://\\S+" + page + "\\?token=\\S+").matcher(body(portal, address, page));
        if (!link.find()) {
            throw new IllegalStateException("no link to " + page + " in the mail to " + address);
        }
        return link.group();
    }

    /** How many mails to this address with these words have come by now. */
    public static long count(Portal portal, String address, String words) {
        return bodies(portal, address, words).count();
    }

    private static Optional<String> newest(Portal portal, String address, String words) {
        return bodies(portal, address, words).reduce((older, newer) -> newer);
    }

    private static Stream<String> bodies(Portal portal, String address, String words) {
        return Arrays.stream(portal.mail().getReceivedMessages())
                .filter(mail -> isFor(mail, address))
                .map(MailReader::text)
                .filter(body -> body.contains(words));
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            return GreenMailUtil.getAddressList(mail.getAllRecipients()).equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
