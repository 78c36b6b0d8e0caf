package nl.ondertekenportaal.agreement.web;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Optional;
import nl.ondertekenportaal.agreement.AgreementFilter;
import nl.ondertekenportaal.agreement.AgreementOrder;
import nl.ondertekenportaal.agreement.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the list of agreements: which ones, in which order, and which page. It stands in the address, so that a list can be
 * shared and gone back to; what means nothing there asks for nothing.
 */
public final class ListQuestion implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Paging paging = new Paging();
    private @Nullable String name;
    private @Nullable String sector;
    private @Nullable String platform;
    private @Nullable String show;
    private @Nullable String sort;
    private boolean descending;

    AgreementFilter filter() {
        return new AgreementFilter(name, sector, platform, standing(), null);
    }

    @Nullable
    Standing standing() {
        return named(Standing.class, show);
    }

    AgreementOrder order() {
        return Optional.ofNullable(named(AgreementOrder.class, sort)).orElse(AgreementOrder.NAME);
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return EnumSet.allOf(type).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Without the page: another question starts at the first. */
    private ListAddress address() {
        return ListAddress.of("/agreement/agreements")
                .with("name", name)
                .with("sector", sector)
                .with("platform", platform)
                .with("show", standing())
                .with("sort", sort)
                .with("descending", descending ? true : null);
    }

    /** The same list with only these; nothing for all. */
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

    public Paging getPaging() {
        return paging;
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
}
