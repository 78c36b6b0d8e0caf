package nl.ondertekenportaal.log.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.MissingResourceException;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.log.AuditLog;
import nl.ondertekenportaal.log.LogEntry;
import nl.ondertekenportaal.log.LogVerdict;
import org.jspecify.annotations.Nullable;

/** The log, newest first or from the start, page by page; and its verification. */
@Named
@RequestScoped
public class LogPage {

    private static final int ENTRIES = 50;

    @Inject
    AuditLog log;

    @Inject
    Messages messages;

    private boolean oldestFirst;
    private @Nullable Long from;
    private List<LogEntry> entries = List.of();
    private boolean more;
    private @Nullable LogVerdict verdict;

    /** One page, from where the address says. */
    public void load(Actor actor) {
        List<LogEntry> found = oldestFirst
                ? log.after(actor, from == null ? 0 : from, ENTRIES + 1)
                : log.before(actor, from == null ? Long.MAX_VALUE : from, ENTRIES + 1);
        more = found.size() > ENTRIES;
        entries = more ? found.subList(0, ENTRIES) : found;
    }

    public void verify(Actor actor) {
        verdict = log.verify(actor);
    }

    public @Nullable String getVerdictKind() {
        if (verdict == null) {
            return null;
        }
        return verdict instanceof LogVerdict.Whole ? "done" : "error";
    }

    public String getVerdictTitle() {
        return messages.text(verdict instanceof LogVerdict.Whole ? "log.whole" : "log.broken");
    }

    public String getVerdictText() {
        return switch (verdict) {
            case LogVerdict.Whole whole -> messages.text("log.whole.text", whole.entries());
            case LogVerdict.Broken broken -> messages.text("log.broken.text", broken.firstWrong());
            case null -> "";
        };
    }

    /** What happened, in words; a type without words of its own goes by its name. */
    public String words(LogEntry entry) {
        try {
            return messages.text("log.type." + entry.type());
        } catch (MissingResourceException noWords) {
            return entry.type();
        }
    }

    /** The first eight characters, enough to tell one from another. */
    public String brief(@Nullable UUID pseudonym) {
        return pseudonym == null ? "–" : pseudonym.toString().substring(0, 8);
    }

    public List<LogEntry> getEntries() {
        return entries;
    }

    public boolean isMore() {
        return more;
    }

    public boolean isStart() {
        return from == null;
    }

    /** Where the next page begins. */
    public long getLast() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).sequence();
    }

    public boolean isOldestFirst() {
        return oldestFirst;
    }

    public void setOldestFirst(boolean oldestFirst) {
        this.oldestFirst = oldestFirst;
    }

    public @Nullable Long getFrom() {
        return from;
    }

    public void setFrom(@Nullable Long from) {
        this.from = from;
    }
}
