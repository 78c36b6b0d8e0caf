package nl.ondertekenportaal.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A transaction around a few lines, for work that is slow outside it. All of it happens, or nothing. */
@ApplicationScoped
public class Transactions {

    @Transactional
    public void run(Runnable work) {
        work.run();
    }
}
