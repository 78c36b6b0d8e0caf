package nl.ondertekenportaal.outbound.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.outbound.Outbox;

/** Delivers what waits in the outbox, every few seconds. */
@ApplicationScoped
class MailDelivery {

    private static final int AT_ONCE = 50;

    @Produces
    Task<Void> deliver(Outbox outbox) {
        return Tasks.recurring("mail-delivery", FixedDelay.ofSeconds(2)).execute((instance, context) -> {
            List<UUID> due;
            boolean served;
            do {
                due = outbox.due(AT_ONCE);
                // a server that is down for one is down for all: they wait for a next time, and lose no attempt
                served = due.stream().allMatch(outbox::deliver);
            } while (served && due.size() == AT_ONCE);
        });
    }
}
