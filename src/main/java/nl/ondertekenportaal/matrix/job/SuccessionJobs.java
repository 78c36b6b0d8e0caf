package nl.ondertekenportaal.matrix.job;

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
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.job.Jobs;
import nl.ondertekenportaal.matrix.MatrixReckoning;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationEvent;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.ReorganisationEvent;
import nl.ondertekenportaal.organisation.Reorganisations;

/** Lets the matrix follow as soon as what changes who stands for whom is committed; the days are in the rows, no job waits for them. */
@ApplicationScoped
public class SuccessionJobs {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    @Inject
    Jobs jobs;

    @Inject
    MatrixReckoning reckoning;

    @Inject
    Reorganisations reorganisations;

    @Inject
    Organisations organisations;

    private OneTimeTask<Void> follow;

    @PostConstruct
    void tasks() {
        follow = Tasks.oneTime("matrix-succession")
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .execute((task, context) -> reckoning.of(task.getId().split("/", 2)[0]));
    }

    @Produces
    Task<Void> followTask() {
        return follow;
    }

    void whenReorganised(@Observes ReorganisationEvent event) {
        reorganisations.passing(event.reorganisation()).forEach(this::soon);
    }

    /** A successor that takes part only now. */
    void whenAdmitted(@Observes OrganisationEvent event) {
        String organisation = event.details().get("organisation");
        if (event.type().equals("application.admitted") && organisation != null) {
            Organisation admitted = organisations.get(new OrganisationId(UUID.fromString(organisation)));
            admitted.cbsCode().ifPresent(this::soon);
        }
    }

    /** Every time under a name of its own: what runs already may have looked too early. */
    private void soon(String party) {
        jobs.soon(follow, party + "/" + UUID.randomUUID());
    }
}
