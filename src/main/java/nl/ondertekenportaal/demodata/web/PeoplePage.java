package nl.ondertekenportaal.demodata.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.demodata.DemoPeople;
import nl.ondertekenportaal.demodata.job.DemoJobs;
import org.jspecify.annotations.Nullable;

/** With whom one can try out the portal. */
@Named
@ViewScoped
public class PeoplePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    DemoPeople demoPeople;

    @Inject
    Messages messages;

    @Inject
    DemoJobs jobs;

    private @Nullable String name;

    public List<DemoPeople.DemoPerson> getPeople() {
        return demoPeople.all();
    }

    /** Those of the other organisations whose name is asked for. */
    public List<DemoPeople.DemoPerson> getFound() {
        return name == null || name.isBlank() ? List.of() : demoPeople.of(name.strip());
    }

    public boolean isFilling() {
        return jobs.isFilling();
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public String roles(DemoPeople.DemoPerson person) {
        return person.roles().stream()
                .sorted()
                .map((Role role) -> messages.text("role." + role))
                .collect(Collectors.joining(", "));
    }

    public String getPassword() {
        return DemoPeople.PASSWORD;
    }

    public long getSecondsLeft() {
        return demoPeople.secondsLeft();
    }
}
