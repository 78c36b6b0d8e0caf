package nl.ondertekenportaal.privacy.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.privacy.Retention;

/** What the nightly job will remove and has removed, in numbers. */
@Named
@RequestScoped
public class RetentionPage {

    private static final int LATELY = 60;

    @Inject
    Retention retention;

    @Inject
    Actor actor;

    public List<Retention.Due> getDue() {
        return retention.due(actor);
    }

    public List<Retention.Removed> getRemoved() {
        return retention.removed(actor, LATELY);
    }

    public int getSignedYears() {
        return retention.years(true);
    }

    public int getUnsignedYears() {
        return retention.years(false);
    }
}
