package nl.ondertekenportaal.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** A transaction around a few lines, for work that is slow outside it. All of it happens, or nothing. */
@ApplicationScoped
public class Transactions {

    @Transactional
    public void run(Runnable work) {
        work.run();
    }

    /** The same, for a few lines that find something out. */
    @Transactional
    public <T> T get(Supplier<T> work) {
        return work.get();
    }
}
