package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.organisation.Application;
import nl.ondertekenportaal.organisation.Applications;
import org.jspecify.annotations.Nullable;

/** The applications that wait for a decision. */
@Named
@RequestScoped
public class ApplicationsPage {

    @Inject
    Applications applications;

    @Inject
    Actor actor;

    @Inject
    LegalCalendar calendar;

    private @Nullable List<Application> waiting;

    public List<Application> getWaiting() {
        if (waiting == null) {
            waiting = applications.waiting(actor);
        }
        return waiting;
    }

    public LocalDate since(Application application) {
        return calendar.dayOf(application.submittedAt());
    }

    public long days(Application application) {
        return ChronoUnit.DAYS.between(since(application), calendar.today());
    }
}
