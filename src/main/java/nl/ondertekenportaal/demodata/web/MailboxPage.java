package nl.ondertekenportaal.demodata.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.outbound.Outbox;
import nl.ondertekenportaal.outbound.OutboxMail;
import org.jspecify.annotations.Nullable;

/** What the portal mailed in the demonstration. */
@Named
@RequestScoped
public class MailboxPage {

    private static final int NEWEST = 50;

    @Inject
    Outbox outbox;

    @Inject
    PublicAddress address;

    private @Nullable List<OutboxMail> mails;

    /** A stretch of a mail's text; only an address of the portal itself becomes a link. */
    public record Stretch(String text, boolean link) {}

    public List<OutboxMail> getMails() {
        if (mails == null) {
            mails = outbox.newestInDemo(NEWEST);
        }
        return mails;
    }

    public List<Stretch> stretches(OutboxMail mail) {
        return stretches(mail.getBody(), address.of("/").toString());
    }

    static List<Stretch> stretches(String body, String portal) {
        List<Stretch> stretches = new ArrayList<>();
        Matcher link = Pattern.compile(Pattern.quote(portal) + "[\\w/?=&-]*").matcher(body);
        int end = 0;
        while (link.find()) {
            stretches.add(new Stretch(body.substring(end, link.start()), false));
            stretches.add(new Stretch(link.group(), true));
            end = link.end();
        }
        stretches.add(new Stretch(body.substring(end), false));
        return stretches;
    }
}
