package nl.ondertekenportaal.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.ondertekenportaal.common.OrganisationId;
import org.jspecify.annotations.Nullable;

/** Works off the list of an {@link OfferBatch}, a few counterparties in each transaction. */
@ApplicationScoped
public class Offering {

    /** Few enough to hold the head of the log shortly, enough to be quick. */
    static final int CHUNK = 10;

    @Inject
    OfferRun run;

    @Inject
    Lapsing lapsing;

    /**
     * Safe to call again and from anywhere: who was dealt with is passed over. What fails holds up none of the others.
     *
     * @throws RuntimeException the first fault, after all others were dealt with; those who failed wait for another run
     */
    public void run(UUID batch) {
        // an offer that lapsed today is in nobody's way, but the database keeps one open agreement a pair
        lapsing.record();
        @Nullable RuntimeException first = null;
        for (List<OrganisationId> chunk : chunks(run.waiting(batch), CHUNK)) {
            for (RuntimeException fault : offer(batch, chunk)) {
                first = first == null ? fault : first;
            }
        }
        if (first != null) {
            throw first;
        }
        run.finish(batch);
    }

    /**
     * All in one transaction; when that fails, each in one of its own. That also settles the rare pair which somebody else
     * made between check and insert: looked at again, it exists.
     *
     * @return the faults of those that failed on their own too
     */
    private List<RuntimeException> offer(UUID batch, List<OrganisationId> chunk) {
        List<RuntimeException> faults = new ArrayList<>();
        try {
            run.offer(batch, chunk);
        } catch (RuntimeException together) {
            for (OrganisationId counterparty : chunk) {
                try {
                    run.offer(batch, List.of(counterparty));
                } catch (RuntimeException alone) {
                    faults.add(alone);
                }
            }
        }
        return faults;
    }

    static <T> List<List<T>> chunks(List<T> all, int size) {
        return IntStream.iterate(0, start -> start < all.size(), start -> start + size)
                .mapToObj(start -> all.subList(start, Math.min(start + size, all.size())))
                .toList();
    }
}
