package nl.ondertekenportaal.demodata.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.demodata.DemoPeople;
import org.jspecify.annotations.Nullable;

/** With whom one can try out the portal. */
@Named
@RequestScoped
public class PeoplePage {

    @Inject
    DemoPeople demoPeople;

    @Inject
    Messages messages;

    private @Nullable List<DemoPeople.DemoPerson> people;

    public List<DemoPeople.DemoPerson> getPeople() {
        if (people == null) {
            people = demoPeople.all();
        }
        return people;
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
