package nl.ondertekenportaal.common;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Does the same several times at once, as several nodes would. */
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
}
