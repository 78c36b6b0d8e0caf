package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Admission;
import nl.ondertekenportaal.organisation.AdmissionCheck;
import nl.ondertekenportaal.organisation.AdmissionChecks;
import nl.ondertekenportaal.organisation.Application;
import nl.ondertekenportaal.organisation.ApplicationQueue;
import nl.ondertekenportaal.organisation.Applications;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.UmbrellaWord;
import nl.ondertekenportaal.organisation.Umbrellas;
import nl.ondertekenportaal.organisation.WaitingTimes;
import org.jspecify.annotations.Nullable;

/** The applications in one state, those that wait for a decision unless another is chosen. */
@Named
@RequestScoped
public class ApplicationsPage {

    private static final int APPLICATIONS = 50;
    private static final int LEFT = 10;
    private static final int TO_REVIEW = 50;

    @Inject
    ApplicationQueue queue;

    @Inject
    Admission admission;

    @Inject
    Applications applications;

    @Inject
    Umbrellas umbrellas;

    @Inject
    Organisations organisations;

    @Inject
    Registers registers;

    @Inject
    FacesContext faces;

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
    private @Nullable List<Application> toReview;
    private final Map<UUID, AdmissionCheck.Light> lights = new HashMap<>();
    private final List<String> results = new ArrayList<>();
    private boolean allAdmitted = true;

    /** After a press the list is there from the start: what can be pressed hangs on it. */
    @PostConstruct
    void open() {
        if (faces.isPostback()) {
            load();
        }
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        UUID last = after == null || after.isEmpty() ? null : id(after);
        found = queue.list(actor, getChosen(), last, APPLICATIONS + 1);
        counts = queue.counts(actor);
        times = queue.waitingTimes(actor).orElse(null);
    }

    /** Whether the list is one of which several can be admitted at once. */
    public boolean isSelectable() {
        return actor.has(Role.NVVK_STAFF) && getChosen() == Application.State.WAITING;
    }

    /** Whether the list shows what the portal sees by itself. */
    public boolean isChecked() {
        return getChosen() == Application.State.WAITING || getChosen() == Application.State.ASKED;
    }

    /** The worst of the checks. */
    public AdmissionCheck.Light light(Application application) {
        return lights.computeIfAbsent(application.id(), id -> AdmissionChecks.worst(admission.checks(actor, id)));
    }

    /** Admits those that were ticked, each by itself, and tells which were and which were not, and why. */
    public void admitSelected() {
        String[] picked =
                faces.getExternalContext().getRequestParameterValuesMap().getOrDefault("pick", new String[0]);
        if (picked.length == 0) {
            throw new RuleBroken("applications.nonePicked");
        }
        for (String each : picked) {
            UUID id = id(each);
            String name = applications.find(actor, id).organisationName();
            try {
                Admission.Outcome outcome = admission.admit(actor, id);
                results.add(messages.text("applications.result." + outcome, name));
            } catch (RuleBroken broken) {
                allAdmitted = false;
                results.add(messages.text("applications.result.NOT", name, messages.explain(broken)));
            }
        }
        load();
    }

    /** What became of each that was ticked. */
    public List<String> getResults() {
        return results;
    }

    public boolean isAllAdmitted() {
        return allAdmitted;
    }

    /** Who was admitted at once and waits for NVVK to look at it. */
    public List<Application> getToReview() {
        if (toReview == null) {
            toReview = queue.toReview(actor, TO_REVIEW);
        }
        return toReview;
    }

    /** How long it has taken part without anybody who looked. */
    public String unreviewed(Application application) {
        return messages.text(
                "applications.days", WaitingTimes.days(application.decidedAt().orElseThrow(), clock.instant()));
    }

    /** Who left an umbrella, the newest first. */
    public List<String> getLeft() {
        Map<String, String> names = registers.umbrellas();
        return umbrellas.left(actor, LEFT).stream()
                .map(word -> messages.text(
                        "applications.left.line",
                        names(word),
                        names.getOrDefault(word.umbrella(), word.umbrella()),
                        messages.day(word.onDay())))
                .toList();
    }

    private String names(UmbrellaWord word) {
        return organisations.nameOf(word.subject());
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
                Application.State.ASKED,
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
