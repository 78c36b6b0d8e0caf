package nl.ondertekenportaal.signing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.AgreementFilter;
import nl.ondertekenportaal.agreement.AgreementList;
import nl.ondertekenportaal.agreement.AgreementOrder;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Standing;
import nl.ondertekenportaal.agreement.web.Paging;
import nl.ondertekenportaal.agreement.web.Selection;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.web.OwnAuthority;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the signature of the own organisation, most urgent first. Searching and paging keep what is ticked, also of
 * what is not in sight.
 */
@Named
@ViewScoped
public class InboxPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final AgreementFilter WAITING = AgreementFilter.ALL.with(Standing.TO_SIGN);

    @Inject
    AgreementList list;

    @Inject
    SigningSessions sessions;

    @Inject
    CurrentActor currentActor;

    @Inject
    OwnAuthority ownAuthority;

    @Inject
    Messages messages;

    private final Selection selection = new Selection();
    private final Paging paging = new Paging();
    private @Nullable String only;
    private @Nullable String name;
    private @Nullable String sector;
    private @Nullable String terms;

    /** What stands on the page, so that a tick is never read against another list than the one that was shown. */
    private List<UUID> shown = List.of();

    private long found;
    private long waiting;
    private long foundWithOwnTerms;
    private transient @Nullable List<Agreement> rows;

    /** Comes from the page of one agreement: that one is ticked. */
    public void load() {
        waiting = list.count(currentActor.get(), WAITING);
        show();
        if (only != null && !only.isEmpty()) {
            AgreementId id = Agreements.id(only);
            if (list.ids(currentActor.get(), WAITING).contains(id)) {
                selection.tick(List.of(id.value()));
            }
        }
    }

    /** Looks again, from the first page. */
    public void search() {
        paging.first();
        show();
    }

    public void next() {
        paging.next(found);
        show();
    }

    public void previous() {
        paging.previous();
        show();
    }

    private void show() {
        AgreementFilter filter = filter();
        found = list.count(currentActor.get(), filter);
        foundWithOwnTerms = list.count(currentActor.get(), filter.withOwnTerms(true));
        rows = list.find(currentActor.get(), filter, AgreementOrder.LAPSES_ON, false, paging.offset(), Paging.ROWS);
        shown = rows.stream().map(agreement -> agreement.id().value()).toList();
    }

    private AgreementFilter filter() {
        Boolean ownTerms = terms == null || terms.isBlank() ? null : terms.equals("own");
        return new AgreementFilter(name, sector, null, Standing.TO_SIGN, ownTerms);
    }

    public List<Agreement> getRows() {
        if (rows == null) {
            rows = list.these(
                    currentActor.get(), shown.stream().map(AgreementId::new).toList());
        }
        return rows;
    }

    public Organisation counterparty(Agreement agreement) {
        return agreement.counterpartyOf(currentActor.get().organisation());
    }

    /** Whether who looks can sign what waits. */
    public boolean isSignable() {
        return currentActor.isSignatory() && !ownAuthority.isMissing();
    }

    /** Whether who looks can sign, but not this one: not for its sectors, or not alone. */
    public boolean isOutside(Agreement agreement) {
        return isSignable()
                && !ownAuthority.isEnoughFor(
                        agreement.platformBySector().keySet(), agreement.signaturesNeeded(ownSide(agreement)));
    }

    /** How many of two who sign together did so for the own side; empty if one is enough. */
    public String signatures(Agreement agreement) {
        Side own = ownSide(agreement);
        return agreement.signaturesNeeded(own) == 1
                ? ""
                : messages.text(
                        "agreement.signatures.own", agreement.signaturesGiven(own), agreement.signaturesNeeded(own));
    }

    /** Whether who looks signed already, as the first of two. */
    public boolean isSignedBySelf(Agreement agreement) {
        return agreement
                .firstOfTwo(ownSide(agreement))
                .equals(Optional.ofNullable(currentActor.get().person()));
    }

    private Side ownSide(Agreement agreement) {
        return agreement.sideOf(currentActor.get().organisation()).orElseThrow();
    }

    /** Whether the other side signed already, so that this signature is the last. */
    public boolean isLast(Agreement agreement) {
        Side own = ownSide(agreement);
        return agreement.isSignedBy(own.other())
                && agreement.signaturesGiven(own) == agreement.signaturesNeeded(own) - 1;
    }

    /** All that were found, on every page. */
    public void tickAll() {
        selection.tick(list.ids(currentActor.get(), filter()).stream()
                .map(AgreementId::value)
                .toList());
    }

    public void clear() {
        selection.clear();
    }

    /** To the list that is authorised as a whole. */
    public String sign() {
        UUID session = sessions.show(
                currentActor.get(),
                selection.ids().stream().map(AgreementId::new).toList());
        return "/signing/authorise?faces-redirect=true&session=" + session;
    }

    public Selection getSelection() {
        return selection;
    }

    /** How many wait, whatever is looked for. */
    public long getWaiting() {
        return waiting;
    }

    /** How many wait of what is looked for. */
    public long getFound() {
        return found;
    }

    /** How many of those found have a first day or a contribution of their own. */
    public long getWithOwnTerms() {
        return "model".equals(terms) ? 0 : foundWithOwnTerms;
    }

    public int getPage() {
        return paging.getPage();
    }

    public int getPages() {
        return paging.pages(found);
    }

    public @Nullable String getOnly() {
        return only;
    }

    public void setOnly(@Nullable String only) {
        this.only = only;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getSector() {
        return sector;
    }

    public void setSector(@Nullable String sector) {
        this.sector = sector;
    }

    public @Nullable String getTerms() {
        return terms;
    }

    public void setTerms(@Nullable String terms) {
        this.terms = terms;
    }
}
