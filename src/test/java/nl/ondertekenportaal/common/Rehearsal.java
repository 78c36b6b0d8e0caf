package nl.ondertekenportaal.common;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** A transaction of which nothing stays, however it went. */
@ApplicationScoped
public class Rehearsal {

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Transactional
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /** The same, for what came of it. */
    @Transactional
    public <T> T get(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            transaction.setRollbackOnly();
        }
    }
}
