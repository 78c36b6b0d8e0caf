package nl.ondertekenportaal.agreement.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import nl.ondertekenportaal.agreement.Lapsing;

/** Records every hour, on one node, which offers have lapsed. */
@ApplicationScoped
class LapseJob {

    @Produces
    Task<Void> lapse(Lapsing lapsing) {
        return Tasks.recurring("record-lapsed-offers", FixedDelay.ofHours(1))
                .execute((instance, context) -> lapsing.record());
    }
}
