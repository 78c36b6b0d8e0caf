package nl.ondertekenportaal.notification.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.notification.AuthorityReminders;
import nl.ondertekenportaal.notification.Digests;
import nl.ondertekenportaal.notification.Reminders;

/** Looks often whether something is due; what is due decides the feature, by the Clock. */
@ApplicationScoped
class NotificationJobs {

    @Produces
    Task<Void> sendDigests(Digests digests, @LegalTime Clock clock) {
        return Tasks.recurring("send-digests", FixedDelay.ofSeconds(10))
                .execute((instance, context) -> digests.send(clock.instant()));
    }

    @Produces
    Task<Void> remind(Reminders reminders, @LegalTime Clock clock) {
        return Tasks.recurring("note-reminders", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> reminders.note(clock.instant()));
    }

    @Produces
    Task<Void> remindOfAuthorities(AuthorityReminders reminders, @LegalTime Clock clock) {
        return Tasks.recurring("remind-of-authorities", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> reminders.send(clock.instant()));
    }
}
