package nl.ondertekenportaal.agreement.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.AgreementFilter;
import nl.ondertekenportaal.agreement.AgreementList;
import nl.ondertekenportaal.agreement.AgreementOrder;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Standing;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Agency;
import org.jspecify.annotations.Nullable;

/** The agreements of the own organisation, for NVVK those of all, and how far each is today. What is asked for stands in the address. */
@Named
@ViewScoped
public class AgreementsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 50;
    private static final int LAST_PAGE = 10_000;

    private static final List<Standing> OWN_TILES = List.of(
            Standing.TO_SIGN,
            Standing.WAITS_FOR_OTHER,
            Standing.PREPARING,
            Standing.UPCOMING,
            Standing.IN_FORCE,
            Standing.BLOCKED,
            Standing.ENDED,
            Standing.CLOSED);
    private static final List<Standing> TILES_OF_ALL = List.of(
            Standing.UNSIGNED,
            Standing.PREPARING,
            Standing.UPCOMING,
            Standing.IN_FORCE,
            Standing.BLOCKED,
            Standing.ENDED,
            Standing.CLOSED);
    private static final Set<Standing> FOR_A_SIDE = EnumSet.of(Standing.TO_SIGN, Standing.WAITS_FOR_OTHER);

    @Inject
    AgreementList list;

    @Inject
    CurrentActor currentActor;

    @Inject
    Agency agency;

    @Inject
    LegalCalendar calendar;

    @Inject
    Messages messages;

    private @Nullable String name;
    private @Nullable String sector;
    private @Nullable String platform;
    private @Nullable String show;
    private @Nullable String sort;
    private boolean descending;
    private int page = 1;

    private AgreementList.@Nullable Counts counts;
    private transient @Nullable List<Agreement> rows;
    private transient @Nullable Predicate<Collection<String>> preparing;

    /** While documents are made: counts anew, and shows the list anew once they are, so that no tick is lost in between. */
    public void refresh() {
        counts = null;
        rows = null;
        preparing = null;
        if (getPreparing() == 0) {
            FacesContext.getCurrentInstance()
                    .getPartialViewContext()
                    .getRenderIds()
                    .add("list");
        }
    }

    public List<Agreement> getAgreements() {
        if (rows == null) {
            rows = list.find(actor(), filter(), order(), descending, (getPage() - 1) * ROWS, ROWS);
        }
        return rows;
    }

    private AgreementFilter filter() {
        return new AgreementFilter(name, sector, platform, standing(), null);
    }

    private @Nullable Standing standing() {
        return named(Standing.class, show);
    }

    private AgreementOrder order() {
        return Optional.ofNullable(named(AgreementOrder.class, sort)).orElse(AgreementOrder.NAME);
    }

    /** An address can hold anything; what means nothing here asks for nothing. */
    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return EnumSet.allOf(type).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private AgreementList.Counts counts() {
        if (counts == null) {
            counts = list.counts(actor(), filter());
        }
        return counts;
    }

    public long count(Standing standing) {
        return counts().of(standing);
    }

    /** How many there are of what is asked for. */
    public long getCount() {
        return counts().of(standing());
    }

    /** Whatever standing is asked for. */
    public long getAll() {
        return counts().all();
    }

    /** How many documents are still being made. */
    public long getPreparing() {
        return counts().of(Standing.PREPARING);
    }

    public List<Standing> getTiles() {
        return isOfOwn() ? OWN_TILES : TILES_OF_ALL;
    }

    /** How the agreements of a list can stand, for the filter. */
    public List<Standing> getStandings() {
        return EnumSet.allOf(Standing.class).stream()
                .filter(standing -> isOfOwn() || !FOR_A_SIDE.contains(standing))
                .toList();
    }

    /** Whether the list holds only agreements of the own organisation. */
    public boolean isOfOwn() {
        return !actor().seesEverything();
    }

    public boolean isFiltered() {
        return !filter().equals(AgreementFilter.ALL);
    }

    private ListAddress address() {
        return ListAddress.of("/agreement/agreements")
                .with("name", name)
                .with("sector", sector)
                .with("platform", platform)
                .with("show", standing())
                .with("sort", sort)
                .with("descending", descending ? true : null);
    }

    /** The same list with only these, or with all if these are shown already. */
    public String tileAddress(@Nullable Standing standing) {
        return address().with("show", standing).toString();
    }

    public String pageAddress(int number) {
        return address().with("page", number).toString();
    }

    /** The same list in this order; the other way round if it stands so already. */
    public String sortAddress(AgreementOrder order) {
        boolean turned = order == order() && !descending;
        return address()
                .with("sort", order)
                .with("descending", turned ? true : null)
                .toString();
    }

    /** As {@code aria-sort} says it. */
    public String sorted(AgreementOrder order) {
        if (order != order()) {
            return "none";
        }
        return descending ? "descending" : "ascending";
    }

    public int getPages() {
        return (int) Math.max(1, (getCount() + ROWS - 1) / ROWS);
    }

    public Status status(Agreement agreement) {
        return agreement.statusOn(calendar.today());
    }

    /** The party whose name stands in the first column. */
    public String party(Agreement agreement) {
        return isOfOwn()
                ? agreement.counterpartyOf(actor().organisation()).name()
                : agreement.municipality().name() + " – " + agreement.partner().name();
    }

    /** Who must still sign, in words. */
    public String missing(Agreement agreement) {
        return switch (status(agreement)) {
            case DRAFT, PREPARING -> messages.text("agreements.missing.later");
            case OFFERED -> messages.text(isOfOwn() ? "agreements.missing.both" : "agreements.missing.theyBoth");
            case PARTLY_SIGNED -> lastToSign(agreement);
            case BLOCKED -> messages.text("agreements.missing.ratification");
            case UPCOMING, IN_FORCE, ENDED, DECLINED, WITHDRAWN, LAPSED -> messages.text("agreements.missing.nobody");
        };
    }

    private String lastToSign(Agreement agreement) {
        Optional<Side> half = agreement.sideOf(actor().organisation()).filter(agreement::isHalfSignedBy);
        if (half.isPresent()) {
            return messages.text("agreement.signatures.own", 1, agreement.signaturesNeeded(half.get()));
        }
        if (!agreement.isSignedBy(Side.PARTNER) && !agreement.isSignedBy(Side.MUNICIPALITY)) {
            return messages.text(isOfOwn() ? "agreements.missing.both" : "agreements.missing.theyBoth");
        }
        Side waiting = agreement.isSignedBy(Side.PARTNER) ? Side.MUNICIPALITY : Side.PARTNER;
        return agreement.sideOf(actor().organisation()).equals(Optional.of(waiting))
                ? messages.text("agreements.missing.own")
                : agreement.party(waiting).name();
    }

    /** Until and including which day it can be signed; empty if it cannot. */
    public String lastDayToSign(Agreement agreement) {
        return Standing.UNSIGNED.includes(status(agreement))
                ? agreement
                        .lapsesOn()
                        .map(day -> messages.text("agreements.until", day.minusDays(1)))
                        .orElse("")
                : "";
    }

    public boolean isWithdrawable(Agreement agreement) {
        return isOfOwn()
                && actor().has(Role.ADMINISTRATOR, Role.SIGNATORY, Role.EDITOR)
                && agreement
                        .notWithdrawable(actor().ownOrganisation(), calendar.today())
                        .isEmpty()
                && preparing().test(agreement.platformBySector().keySet());
    }

    private Predicate<Collection<String>> preparing() {
        if (preparing == null) {
            preparing = agency.preparing(actor());
        }
        return preparing;
    }

    public boolean isAnyWithdrawable() {
        return getAgreements().stream().anyMatch(this::isWithdrawable);
    }

    private Actor actor() {
        return currentActor.get();
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

    public @Nullable String getPlatform() {
        return platform;
    }

    public void setPlatform(@Nullable String platform) {
        this.platform = platform;
    }

    public @Nullable String getShow() {
        return show;
    }

    /** A standing that does not exist leaves nothing out. */
    public void setShow(@Nullable String show) {
        this.show = named(Standing.class, show) == null ? null : show;
    }

    public @Nullable String getSort() {
        return sort;
    }

    public void setSort(@Nullable String sort) {
        this.sort = sort;
    }

    public boolean isDescending() {
        return descending;
    }

    public void setDescending(boolean descending) {
        this.descending = descending;
    }

    /** Counted from 1. */
    public int getPage() {
        return page;
    }

    /** A page before the first or far behind the last is the first. */
    public void setPage(int page) {
        this.page = page < 1 || page > LAST_PAGE ? 1 : page;
    }
}
