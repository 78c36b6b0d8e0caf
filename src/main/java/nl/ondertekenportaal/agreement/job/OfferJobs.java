package nl.ondertekenportaal.agreement.job;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import nl.ondertekenportaal.agreement.OfferEvent;
import nl.ondertekenportaal.agreement.Offering;
import nl.ondertekenportaal.common.job.Jobs;

/** Lists of offers are worked off in the background, started in the transaction that stores the list. */
@ApplicationScoped
public class OfferJobs {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    @Inject
    Jobs jobs;

    @Inject
    Offering offering;

    private OneTimeTask<Void> offer;

    @PostConstruct
    void tasks() {
        offer = Tasks.oneTime("offer-batch")
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .execute((task, context) -> offering.run(UUID.fromString(task.getId())));
    }

    @Produces
    Task<Void> offerTask() {
        return offer;
    }

    /** Whether the batch met a fault and goes on by itself later. */
    public boolean isRetried(UUID batch) {
        return jobs.isRetried(offer, batch.toString());
    }

    void whenAsked(@Observes OfferEvent.Asked event) {
        jobs.soon(offer, event.subject().toString());
    }
}
