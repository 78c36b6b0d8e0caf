package nl.ondertekenportaal.agreement.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.OfferBatch;
import nl.ondertekenportaal.agreement.OfferItem;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.agreement.job.OfferJobs;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.identity.CurrentActor;
import org.jspecify.annotations.Nullable;

/** How far an offer to many is: who was offered an agreement, how many documents are made, and who was left out and why. */
@Named
@ViewScoped
public class OfferedPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Offers offers;

    @Inject
    OfferJobs jobs;

    @Inject
    OfferReasons reasons;

    @Inject
    CurrentActor currentActor;

    @Inject
    LegalCalendar calendar;

    private @Nullable String id;
    private boolean finishedShown;
    private boolean completeShown;
    private transient @Nullable OfferBatch batch;
    private transient @Nullable List<OfferItem> items;

    /** Looks again. The result is only written anew when there is more of it, so that nothing closes under a reader's hands. */
    public void load() {
        UUID asked = Offers.id(id);
        batch = offers.get(currentActor.get(), asked);
        items = offers.items(currentActor.get(), asked);
        boolean more = finishedShown != isFinished() || completeShown != isComplete();
        finishedShown = isFinished();
        completeShown = isComplete();
        var partial = FacesContext.getCurrentInstance().getPartialViewContext();
        if (more && partial.isAjaxRequest()) {
            partial.getRenderIds().add("offered:result");
        }
    }

    private OfferBatch batch() {
        if (batch == null) {
            load();
        }
        return Objects.requireNonNull(batch);
    }

    private List<OfferItem> items() {
        if (items == null) {
            load();
        }
        return Objects.requireNonNull(items);
    }

    /** Offers once more to those who were left out and could be offered something now. */
    public String again() {
        OfferBatch next = offers.again(currentActor.get(), Offers.id(id));
        return "/agreement/offered?faces-redirect=true&batch=" + next.id();
    }

    /** Everybody was offered an agreement or left out; documents may still be in the making. */
    public boolean isFinished() {
        return batch().isFinished();
    }

    /** There is nothing left to wait for. */
    public boolean isComplete() {
        return isFinished() && getPreparing().isEmpty();
    }

    /** Whether it met a fault, and goes on by itself later. */
    public boolean isRetried() {
        return !isFinished() && jobs.isRetried(batch().id());
    }

    public int getTotal() {
        return items().size();
    }

    public long getOffered() {
        return count(OfferItem.Outcome.OFFERED);
    }

    public long getLeftOut() {
        return count(OfferItem.Outcome.LEFT_OUT);
    }

    public long getDone() {
        return getOffered() + getLeftOut();
    }

    /** How many documents there are. */
    public long getMade() {
        return getOffered() - getPreparing().size();
    }

    private long count(OfferItem.Outcome outcome) {
        return items().stream().filter(item -> item.outcome() == outcome).count();
    }

    /** The agreements whose documents are still to be made. */
    public List<AgreementId> getPreparing() {
        return items().stream()
                .flatMap(item -> item.agreement().stream())
                .filter(agreement -> agreement.stage() == Stage.PREPARING)
                .map(Agreement::id)
                .toList();
    }

    public List<OfferItem> getOfferedItems() {
        return items().stream().filter(item -> item.agreement().isPresent()).toList();
    }

    public List<OfferReasons.Group> getReasons() {
        return reasons.group(items().stream()
                .filter(item -> item.outcome() == OfferItem.Outcome.LEFT_OUT)
                .map(item -> new OfferReasons.Obstacle(
                        item.counterparty(), item.reason().orElseThrow())));
    }

    public long getWorthAnotherTry() {
        return items().stream().filter(OfferItem::isWorthAnotherTry).count();
    }

    public Status status(OfferItem item) {
        return item.agreement().orElseThrow().statusOn(calendar.today());
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
