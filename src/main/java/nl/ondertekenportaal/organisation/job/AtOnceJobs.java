package nl.ondertekenportaal.organisation.job;

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
import nl.ondertekenportaal.common.job.Jobs;
import nl.ondertekenportaal.organisation.AdmissionAtOnce;
import nl.ondertekenportaal.organisation.OrganisationEvent;

/** Looks whether an organisation can be admitted at once, as soon as what may have turned a check to green is committed. */
@ApplicationScoped
public class AtOnceJobs {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    @Inject
    Jobs jobs;

    @Inject
    AdmissionAtOnce atOnce;

    private OneTimeTask<Void> look;

    @PostConstruct
    void tasks() {
        look = Tasks.oneTime("admission-at-once")
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .execute((task, context) ->
                        atOnce.reconsider(UUID.fromString(task.getId().split("/", 2)[0])));
    }

    @Produces
    Task<Void> lookTask() {
        return look;
    }

    /** Of the application itself, or, when another one is refused, of any that was too much like it. */
    void when(@Observes OrganisationEvent event) {
        switch (event.type()) {
            case "application.proven", "umbrella.said" -> soon(event.subject().toString());
            case "evidence.uploaded" -> soon(event.details().getOrDefault("application", ""));
            case "application.refused" -> atOnce.candidates().forEach(this::plan);
            default -> {}
        }
    }

    private void soon(String application) {
        atOnce.candidates().stream()
                .filter(candidate -> candidate.toString().equals(application))
                .forEach(this::plan);
    }

    /** Every time under a name of its own: what runs already may have looked too early. */
    private void plan(UUID application) {
        jobs.soon(look, application + "/" + UUID.randomUUID());
    }
}
