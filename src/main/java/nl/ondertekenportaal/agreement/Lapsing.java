package nl.ondertekenportaal.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import nl.ondertekenportaal.common.AgreementId;

/** Records which offers have lapsed, so that a new offer can follow and both sides are told; that they have is a matter of days. */
@ApplicationScoped
public class Lapsing {

    private static final Logger LOG = System.getLogger(Lapsing.class.getName());
    private static final int AT_ONCE = 100;

    @Inject
    Agreements agreements;

    /** Each in a transaction of its own; a fault with one keeps none of the others. Safe to run again and at the same time. */
    public void record() {
        Optional<AgreementId> last = Optional.empty();
        List<AgreementId> due;
        do {
            due = agreements.toLapse(last, AT_ONCE);
            for (AgreementId id : due) {
                record(id);
                last = Optional.of(id);
            }
        } while (due.size() == AT_ONCE);
    }

    private void record(AgreementId id) {
        try {
            agreements.lapse(id);
        } catch (RuntimeException fault) {
            // looked at again in the next run
            LOG.log(Level.ERROR, "agreement " + id + " could not be recorded as lapsed", fault);
        }
    }
}
