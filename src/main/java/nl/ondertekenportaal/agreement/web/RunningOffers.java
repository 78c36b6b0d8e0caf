package nl.ondertekenportaal.agreement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import nl.ondertekenportaal.agreement.OfferBatch;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.identity.CurrentActor;
import org.jspecify.annotations.Nullable;

/** The offers to many of the own organisation that are still going on, for pages whose lists are not complete until then. */
@Named
@RequestScoped
public class RunningOffers {

    @Inject
    Offers offers;

    @Inject
    CurrentActor currentActor;

    private @Nullable List<OfferBatch> batches;

    public List<OfferBatch> getBatches() {
        if (batches == null) {
            batches = offers.running(currentActor.get());
        }
        return batches;
    }
}
