package nl.ondertekenportaal.privacy.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.LocalTime;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.privacy.Retention;

/** Once a night; a night that is missed is made up for by the next one. */
@ApplicationScoped
class RetentionJobs {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 30);

    @Produces
    Task<Void> remove(Retention retention, Clock clock) {
        return Tasks.recurring("remove-what-is-due", Schedules.daily(LegalCalendar.ZONE, AT_NIGHT))
                .execute((instance, context) -> retention.remove(clock.instant()));
    }
}
