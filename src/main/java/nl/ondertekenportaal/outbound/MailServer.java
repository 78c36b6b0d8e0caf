package nl.ondertekenportaal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail server, by SMTP. */
@ApplicationScoped
class MailServer {

    private static final Logger LOG = System.getLogger(MailServer.class.getName());

    sealed interface Answer {}

    record Taken() implements Answer {}

    /** @param why in the words of the server or the program, for who looks for the cause */
    record NotTaken(MailTrouble trouble, String why) implements Answer {}

    private static final Pattern REPLY = Pattern.compile("^([45])\\d\\d[ -]");

    /** How long to wait for a connection, and for each answer. */
    Duration patience = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "app.smtp.host", defaultValue = "localhost")
    String host;

    @Inject
    @ConfigProperty(name = "app.smtp.port", defaultValue = "25")
    int port;

    @Inject
    @ConfigProperty(name = "app.smtp.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "app.smtp.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "app.smtp.starttls", defaultValue = "false")
    boolean startTls;

    @Inject
    @ConfigProperty(name = "app.mail.from", defaultValue = "ondertekenportaal@localhost")
    String from;

    Answer send(OutboxMail mail) {
        try {
            Session session = Session.getInstance(properties());
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(from, true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.getRecipient(), true));
            message.setSubject(mail.getSubject(), "UTF-8");
            message.setText(mail.getBody(), "UTF-8");
            message.setSentDate(Date.from(mail.getCreatedAt()));
            // one id for every attempt, so that a mail that was taken but not noted is recognisable as the same
            message.saveChanges();
            message.setHeader("Message-ID", "<" + mail.getId() + "@ondertekenportaal>");
            // no out-of-office replies to what no human sent (RFC 3834)
            message.setHeader("Auto-Submitted", "auto-generated");
            return handOver(session, message);
        } catch (MessagingException e) {
            return new NotTaken(MailTrouble.OTHER, e.toString());
        }
    }

    private Answer handOver(Session session, MimeMessage message) throws MessagingException {
        Transport transport = session.getTransport("smtp");
        try {
            transport.connect(user.orElse(null), password.orElse(null));
        } catch (MessagingException e) {
            return new NotTaken(trouble(e, MailTrouble.UNREACHABLE), words(e));
        }
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Taken();
        } catch (MessagingException e) {
            return new NotTaken(trouble(e, MailTrouble.OTHER), words(e));
        } finally {
            leave(transport);
        }
    }

    /** How the server takes leave changes nothing about what it took. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.DEBUG, "the mail server closed the connection badly", e);
        }
    }

    private static MailTrouble trouble(MessagingException thrown, MailTrouble otherwise) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof AuthenticationFailedException) {
                return MailTrouble.LOGIN;
            } else if (e instanceof SocketTimeoutException) {
                return MailTrouble.TOO_SLOW;
            } else if (e instanceof SSLException || message(e).contains("STARTTLS")) {
                return MailTrouble.NO_ENCRYPTION;
            } else if (message(e).startsWith("530")) {
                return MailTrouble.LOGIN;
            }
            Matcher reply = REPLY.matcher(message(e));
            if (reply.find()) {
                return refusal(e, reply.group(1).equals("5"));
            }
        }
        return otherwise;
    }

    private static MailTrouble refusal(Throwable thrown, boolean lasting) {
        if (!lasting) {
            return MailTrouble.REFUSED_NOW;
        }
        boolean ofSender = thrown instanceof SMTPSendFailedException failed
                && failed.getCommand().startsWith("MAIL");
        return ofSender ? MailTrouble.SENDER : MailTrouble.REFUSED;
    }

    /** The innermost, where the server's own words are. */
    private static String words(MessagingException thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost == thrown ? message(thrown) : message(thrown).strip() + " / " + message(innermost);
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", port);
        properties.put("mail.smtp.auth", user.isPresent());
        properties.put("mail.smtp.starttls.enable", startTls);
        properties.put("mail.smtp.starttls.required", startTls);
        properties.put("mail.smtp.ssl.checkserveridentity", true);
        properties.put("mail.smtp.connectiontimeout", Math.toIntExact(patience.toMillis()));
        properties.put("mail.smtp.timeout", Math.toIntExact(patience.toMillis()));
        properties.put("mail.smtp.writetimeout", Math.toIntExact(patience.toMillis()));
        return properties;
    }
}
