package nl.ondertekenportaal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail server, by SMTP. */
@ApplicationScoped
class MailServer {

    sealed interface Answer {}

    record Taken() implements Answer {}

    record NotTaken(String why) implements Answer {}

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
            Transport transport = session.getTransport("smtp");
            try (transport) {
                transport.connect(user.orElse(null), password.orElse(null));
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Taken();
        } catch (MessagingException e) {
            return new NotTaken(e.toString());
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", port);
        properties.put("mail.smtp.auth", user.isPresent());
        properties.put("mail.smtp.starttls.enable", startTls);
        properties.put("mail.smtp.starttls.required", startTls);
        properties.put("mail.smtp.ssl.checkserveridentity", true);
        properties.put("mail.smtp.connectiontimeout", 10_000);
        properties.put("mail.smtp.timeout", 10_000);
        properties.put("mail.smtp.writetimeout", 10_000);
        return properties;
    }
}
