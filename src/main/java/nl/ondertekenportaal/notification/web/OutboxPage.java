package nl.ondertekenportaal.notification.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailTrouble;
import nl.ondertekenportaal.outbound.Outbox;
import nl.ondertekenportaal.outbound.OutboxDesk;
import nl.ondertekenportaal.outbound.OutboxLine;
import nl.ondertekenportaal.outbound.OutboxMail;
import org.jspecify.annotations.Nullable;

/** What became of the mails, for NVVK; staff try failed ones again and see whether mail works. */
@Named
@ViewScoped
public class OutboxPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MAILS = 50;

    @Inject
    OutboxDesk desk;

    @Inject
    Outbox outbox;

    @Inject
    People people;

    @Inject
    CurrentActor currentActor;

    @Inject
    Messages messages;

    private @Nullable String state;
    private @Nullable String after;
    private transient @Nullable List<OutboxLine> lines;
    private transient @Nullable Map<OutboxMail.State, Long> counts;

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        found();
    }

    private List<OutboxLine> found() {
        if (lines == null) {
            UUID last = after == null || after.isEmpty() ? null : id(after);
            lines = desk.list(currentActor.get(), chosen().orElse(null), last, MAILS + 1);
        }
        return lines;
    }

    public List<OutboxLine> getLines() {
        return isMore() ? found().subList(0, MAILS) : found();
    }

    public boolean isMore() {
        return found().size() > MAILS;
    }

    /** After which mail the next page begins. */
    public UUID getLast() {
        return getLines().getLast().id();
    }

    public boolean isStart() {
        return after == null || after.isEmpty();
    }

    public OutboxMail.State[] getStates() {
        return OutboxMail.State.values();
    }

    public long count(OutboxMail.State counted) {
        if (counts == null) {
            counts = desk.counts(currentActor.get());
        }
        return counts.getOrDefault(counted, 0L);
    }

    public long getTotal() {
        long total = 0;
        for (OutboxMail.State each : OutboxMail.State.values()) {
            total += count(each);
        }
        return total;
    }

    public boolean isFailed(OutboxLine line) {
        return line.state() == OutboxMail.State.FAILED;
    }

    /** The icon beside the word for the state. */
    public String icon(OutboxLine line) {
        return switch (line.state()) {
            case WAITING -> "calendar";
            case SENT -> "done";
            case FAILED -> "error";
        };
    }

    public void retry(UUID mail) {
        desk.retry(currentActor.get(), mail);
        done("outbox.retry.done");
    }

    public void retryAll() {
        done("outbox.retryAll.done", desk.retryAll(currentActor.get()));
    }

    /** A mail to the own address, at once, with what the mail server made of it. */
    public void test() {
        Actor actor = currentActor.get();
        Person self = people.get(actor.ownPerson());
        Optional<MailTrouble> trouble =
                outbox.tryNow(actor, new MailAddress(self.email()), MailText.of("outbox.test", self.name()));
        if (trouble.isEmpty()) {
            done("outbox.test.done", self.email());
        } else {
            say(
                    FacesMessage.SEVERITY_ERROR,
                    messages.text("outbox.test.failed"),
                    messages.text("outbox.trouble." + trouble.get()));
        }
    }

    private void done(String key, Object... arguments) {
        String sentence = messages.text(key, arguments);
        say(FacesMessage.SEVERITY_INFO, sentence, sentence);
    }

    private void say(FacesMessage.Severity severity, String summary, String detail) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, summary, detail));
        lines = null;
        counts = null;
    }

    private Optional<OutboxMail.State> chosen() {
        if (state == null || state.isEmpty()) {
            return Optional.empty();
        }
        for (OutboxMail.State each : OutboxMail.State.values()) {
            if (each.name().equals(state)) {
                return Optional.of(each);
            }
        }
        throw new NotFound("state of a mail");
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("mail");
        }
    }

    public @Nullable String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }
}
