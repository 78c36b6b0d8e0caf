package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.organisation.AccessRequest;
import nl.ondertekenportaal.organisation.AccessRequests;
import org.jspecify.annotations.Nullable;

/** Who asks to work for the organisation, above the list of those who do. */
@Named
@RequestScoped
public class OpenRequests {

    @Inject
    AccessRequests requests;

    @Inject
    Actor actor;

    private @Nullable List<AccessRequest> all;

    public List<AccessRequest> getAll() {
        if (all == null) {
            all = requests.open(actor);
        }
        return all;
    }
}
