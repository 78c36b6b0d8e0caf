package nl.ondertekenportaal.common.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import nl.ondertekenportaal.common.DemoClock;
import nl.ondertekenportaal.common.StartOrder;
import org.jspecify.annotations.Nullable;

/** The scheduler: runs the tasks that the features produce. Scheduling takes part in the caller's transaction. */
@ApplicationScoped
public class Jobs {

    private static final int THREADS = 4;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Inject
    Instance<Task<Void>> tasks;

    @Resource
    ManagedThreadFactory threads;

    private @Nullable Scheduler scheduler;
    private @Nullable ExecutorService executor;

    void start(@Observes @Priority(StartOrder.JOBS) @Initialized(ApplicationScoped.class) @Nullable Object event) {
        List<Task<?>> oneTime = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<Void> task : tasks) {
            if (task instanceof RecurringTask<?> r) {
                recurring.add(r);
            } else {
                oneTime.add(task);
            }
        }
        // not the server's own executor: it has no bound, and the scheduler hands out three times as many tasks as it
        // has threads
        executor = Executors.newFixedThreadPool(THREADS, threads);
        scheduler = Scheduler.create(dataSource, oneTime)
                .startTasks(recurring)
                .executorService(executor)
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
        scheduler.start();
    }

    @PreDestroy
    void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
        if (executor != null) {
            executor.shutdown();
        }
    }

    /** Runs the task once, as soon as the current transaction is committed; a second call for the same instance changes nothing. */
    public void soon(Task<Void> task, String instance) {
        SchedulerClient client =
                SchedulerClient.Builder.create(dataSource, task).build();
        client.scheduleIfNotExists(task.instance(instance), clock.instant());
    }

    /** What is due may have changed with the day: every task that repeats itself looks as soon as this is committed. */
    void whenTheDayIsMoved(@Observes DemoClock.Moved event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement due = connection.prepareStatement(
                        "update scheduled_tasks set execution_time = now() where task_instance = ? and not picked")) {
            due.setString(1, RecurringTask.INSTANCE);
            due.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this task waits or runs. */
    public boolean isPlanned(Task<Void> task, String instance) {
        return SchedulerClient.Builder.create(dataSource, task)
                .build()
                .getScheduledExecution(task.instanceId(instance))
                .isPresent();
    }

    /** Whether the last run of this task failed, so that it waits for another try. */
    public boolean isRetried(OneTimeTask<Void> task, String instance) {
        return SchedulerClient.Builder.create(dataSource, task)
                .build()
                .getScheduledExecution(task.instanceId(instance))
                .filter(execution -> execution.getConsecutiveFailures() > 0)
                .isPresent();
    }

    /** How many of these instances failed at their last run, so that they wait for another try. */
    public long countRetried(OneTimeTask<Void> task, Collection<String> instances) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement("""
                        select count(*) from scheduled_tasks
                        where task_name = ? and task_instance = any (?) and consecutive_failures > 0""")) {
            count.setString(1, task.getName());
            count.setArray(2, connection.createArrayOf("text", instances.toArray()));
            try (ResultSet counted = count.executeQuery()) {
                counted.next();
                return counted.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
