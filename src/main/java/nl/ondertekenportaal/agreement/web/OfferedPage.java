package nl.ondertekenportaal.agreement.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import nl.ondertekenportaal.agreement.OfferBatch;
import nl.ondertekenportaal.agreement.OfferItem;
import nl.ondertekenportaal.agreement.OfferProgress;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.agreement.job.OfferJobs;
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
    private transient @Nullable OfferProgress progress;
    private transient @Nullable List<OfferItem> items;

    /** Looks again. The result is only written anew when there is more of it, so that nothing closes under a reader's hands. */
    public void load() {
        progress = offers.progress(currentActor.get(), Offers.id(id));
        items = null;
        boolean more = finishedShown != progress.finished() || completeShown != progress.complete();
        finishedShown = progress.finished();
        completeShown = progress.complete();
        var partial = FacesContext.getCurrentInstance().getPartialViewContext();
        if (more && partial.isAjaxRequest()) {
            partial.getRenderIds().add("offered:result");
        }
    }

    public OfferProgress getProgress() {
        if (progress == null) {
            load();
        }
        return Objects.requireNonNull(progress);
    }

    private List<OfferItem> items() {
        if (items == null) {
            items = offers.items(currentActor.get(), Offers.id(id));
        }
        return items;
    }

    /** Offers once more to those who were left out and could be offered something now. */
    public String again() {
        OfferBatch next = offers.again(currentActor.get(), Offers.id(id));
        return "/agreement/offered?faces-redirect=true&batch=" + next.id();
    }

    /** Whether it met a fault, and goes on by itself later. */
    public boolean isRetried() {
        return !getProgress().finished() && jobs.isRetried(Offers.id(id));
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
