package nl.ondertekenportaal.signing.job;

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
import java.util.Collection;
import java.util.UUID;
import nl.ondertekenportaal.agreement.AgreementEvent;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.job.Jobs;
import nl.ondertekenportaal.signing.Issuing;
import nl.ondertekenportaal.signing.Signing;
import nl.ondertekenportaal.signing.SigningEvent;

/** Documents are made and sessions run in the background, started in the transaction that asks for them. */
@ApplicationScoped
public class SigningJobs {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    @Inject
    Jobs jobs;

    @Inject
    Issuing issuing;

    @Inject
    Signing signing;

    private OneTimeTask<Void> issue;
    private OneTimeTask<Void> sign;

    @PostConstruct
    void tasks() {
        issue = Tasks.oneTime("issue-agreement")
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .execute((task, context) -> issuing.issue(new AgreementId(UUID.fromString(task.getId()))));
        sign = Tasks.oneTime("run-signing-session")
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .execute((task, context) -> signing.run(UUID.fromString(task.getId())));
    }

    @Produces
    Task<Void> issueTask() {
        return issue;
    }

    @Produces
    Task<Void> signTask() {
        return sign;
    }

    /** Whether the session met a fault, such as no timestamp, and goes on by itself later. */
    public boolean isRetried(UUID session) {
        return jobs.isRetried(sign, session.toString());
    }

    /** How many of these documents could not be made at the last try, and are tried again later. */
    public long delayed(Collection<AgreementId> agreements) {
        return jobs.countRetried(
                issue, agreements.stream().map(AgreementId::toString).toList());
    }

    void whenOffered(@Observes AgreementEvent.Offered event) {
        jobs.soon(issue, event.agreement().toString());
    }

    void whenAuthorised(@Observes SigningEvent.Authorised event) {
        jobs.soon(sign, event.subject().toString());
    }
}
