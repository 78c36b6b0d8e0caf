package nl.ondertekenportaal.demodata.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import nl.ondertekenportaal.common.job.Jobs;
import nl.ondertekenportaal.demodata.DemoSeeded;
import nl.ondertekenportaal.demodata.LivelyDemo;

/** Fills the demonstration in the background, so that the first page does not wait for it. */
@ApplicationScoped
public class DemoJobs {

    private static final String INSTANCE = "demo";
    private static final Duration RETRY = Duration.ofSeconds(40);

    @Inject
    Jobs jobs;

    @Inject
    LivelyDemo demo;

    private Task<Void> fill;

    @PostConstruct
    void tasks() {
        fill = Tasks.custom("fill-demo", Void.class)
                .onFailure(new OnFailureRetryLater<>(RETRY))
                .execute((task, context) -> next());
    }

    private CompletionHandler<Void> next() {
        return demo.step()
                .<CompletionHandler<Void>>map(delay -> new OnCompleteReschedule<>(FixedDelay.of(delay)))
                .orElseGet(OnCompleteRemove::new);
    }

    @Produces
    Task<Void> fillTask() {
        return fill;
    }

    /** Whether organisations and agreements are still being made. */
    public boolean isFilling() {
        return jobs.isPlanned(fill, INSTANCE);
    }

    void whenSeeded(@Observes DemoSeeded seeded) {
        jobs.soon(fill, INSTANCE);
    }
}
