package nl.ondertekenportaal.agreement;

import java.util.List;
import nl.ondertekenportaal.common.AgreementId;

/**
 * How far an {@link OfferBatch} is.
 *
 * @param total counterparties on the list
 * @param offered of them so far
 * @param leftOut of them, each with its reason
 * @param preparing the agreements whose documents are still to be made
 * @param finished whether every counterparty was dealt with
 */
public record OfferProgress(long total, long offered, long leftOut, List<AgreementId> preparing, boolean finished) {

    public OfferProgress {
        preparing = List.copyOf(preparing);
    }

    public long done() {
        return offered + leftOut;
    }

    /** How many documents there are. */
    public long made() {
        return offered - preparing.size();
    }

    /** Whether there is nothing left to wait for. */
    public boolean complete() {
        return finished && preparing.isEmpty();
    }
}
