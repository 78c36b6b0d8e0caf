package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AuthorityQueue;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.SigningRuleChange;
import nl.ondertekenportaal.organisation.SigningRules;
import nl.ondertekenportaal.organisation.WaitingTimes;
import org.jspecify.annotations.Nullable;

/** The signing authorities that wait for confirmation, for NVVK. */
@Named
@RequestScoped
public class AuthoritiesWaitingPage {

    private static final int ROWS = 50;

    @Inject
    AuthorityQueue queue;

    @Inject
    SigningRules rules;

    @Inject
    Organisations organisations;

    @Inject
    Actor actor;

    @Inject
    Clock clock;

    @Inject
    Messages messages;

    private @Nullable String after;
    private List<AuthorityQueue.Waiting> found = List.of();

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        found = queue.list(actor, isStart() ? null : AuthoritiesPage.number(after), ROWS + 1);
    }

    public List<AuthorityQueue.Waiting> getRows() {
        return isMore() ? found.subList(0, ROWS) : found;
    }

    /** Where one signature is to be enough, and nobody has decided. */
    public List<SigningRuleChange> getRuleChanges() {
        return rules.waitingAnywhere(actor);
    }

    public String nameOf(SigningRuleChange change) {
        return organisations.get(change.organisation()).name();
    }

    public boolean isMore() {
        return found.size() > ROWS;
    }

    public boolean isStart() {
        return after == null || after.isEmpty();
    }

    /** After which one the next page begins. */
    public String getLast() {
        return found.isEmpty() ? "" : getRows().getLast().authority().id().toString();
    }

    public String waited(SigningAuthority authority) {
        return messages.text("applications.days", WaitingTimes.days(authority.recordedAt(), clock.instant()));
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }
}
