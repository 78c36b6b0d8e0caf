package nl.ondertekenportaal.organisation.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import nl.ondertekenportaal.organisation.Drafts;

/** Forgets what was typed by who did not go on with it, every hour. */
@ApplicationScoped
class ForgetDrafts {

    @Produces
    Task<Void> forget(Drafts drafts) {
        return Tasks.recurring("forget-drafts", FixedDelay.ofHours(1)).execute((instance, context) -> drafts.forget());
    }
}
