package nl.ondertekenportaal.organisation.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.organisation.Renames;

/** Looks every hour whether the day of a change of name has come. */
@ApplicationScoped
class RenameJob {

    @Produces
    Task<Void> rename(Renames renames, LegalCalendar calendar) {
        return Tasks.recurring("rename-partners", FixedDelay.ofHours(1))
                .execute((instance, context) -> renames.takeEffect(calendar.today()));
    }
}
