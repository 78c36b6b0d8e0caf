package nl.ondertekenportaal.common;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Does something several times, or several things, at once, as several nodes and people would. */
@ApplicationScoped
public class AtOnce {

    private static final int TIMES = 4;

    @Resource
    ManagedExecutorService executor;

    /** Fails with the fault of any of them. */
    public void run(Runnable work) throws InterruptedException, ExecutionException {
        Callable<Boolean> each = () -> {
            work.run();
            return true;
        };
        for (Future<Boolean> done : executor.invokeAll(Collections.nCopies(TIMES, each))) {
            done.get();
        }
    }

    /** Does these, and says with what some of them failed. */
    public List<Throwable> failures(Runnable... works) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (Future<Object> done :
                executor.invokeAll(Stream.of(works).map(Executors::callable).toList())) {
            try {
                done.get();
            } catch (ExecutionException failed) {
                failures.add(failed.getCause());
            }
        }
        return failures;
    }
}
