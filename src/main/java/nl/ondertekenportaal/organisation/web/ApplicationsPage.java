package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Application;
import nl.ondertekenportaal.organisation.ApplicationQueue;
import nl.ondertekenportaal.organisation.WaitingTimes;
import org.jspecify.annotations.Nullable;

/** The applications in one state, those that wait for a decision unless another is chosen. */
@Named
@RequestScoped
public class ApplicationsPage {

    private static final int APPLICATIONS = 50;

    @Inject
    ApplicationQueue queue;

    @Inject
    Actor actor;

    @Inject
    Clock clock;

    @Inject
    Messages messages;

    private String state = Application.State.WAITING.name();
    private @Nullable String after;
    private List<Application> found = List.of();
    private Map<Application.State, Long> counts = Map.of();
    private @Nullable WaitingTimes times;

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        UUID last = after == null || after.isEmpty() ? null : id(after);
        found = queue.list(actor, getChosen(), last, APPLICATIONS + 1);
        counts = queue.counts(actor);
        times = queue.waitingTimes(actor).orElse(null);
    }

    public List<Application> getApplications() {
        return isMore() ? found.subList(0, APPLICATIONS) : found;
    }

    public boolean isMore() {
        return found.size() > APPLICATIONS;
    }

    public boolean isStart() {
        return after == null || after.isEmpty();
    }

    /** After which application the next page begins. */
    public String getLast() {
        return found.isEmpty() ? "" : getApplications().getLast().id().toString();
    }

    public long count(Application.State counted) {
        return counts.getOrDefault(counted, 0L);
    }

    /** In the order of their life, what asks for work first. */
    public List<Application.State> getStates() {
        return List.of(
                Application.State.WAITING,
                Application.State.UNCONFIRMED,
                Application.State.ADMITTED,
                Application.State.REFUSED);
    }

    /** How long NVVK has let it wait, or did until it decided. */
    public String waited(Application application) {
        long days =
                WaitingTimes.days(application.since(), application.decidedAt().orElseGet(clock::instant));
        return messages.text("applications.days", days);
    }

    public @Nullable WaitingTimes getTimes() {
        return times;
    }

    public Application.State getChosen() {
        for (Application.State each : Application.State.values()) {
            if (each.name().equals(state)) {
                return each;
            }
        }
        throw new NotFound("state of an application");
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("application");
        }
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }
}
