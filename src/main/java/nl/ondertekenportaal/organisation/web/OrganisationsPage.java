package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Suspensions;
import org.jspecify.annotations.Nullable;

/** The organisations that take part, page by page; what is asked stands in the address. */
@Named
@RequestScoped
public class OrganisationsPage {

    private static final int PAGE = 50;

    @Inject
    Suspensions suspensions;

    @Inject
    Actor actor;

    private String name = "";
    private String kind = "";
    private boolean suspended;
    private String after = "";
    private List<Organisation> organisations = List.of();
    private boolean more;

    public void load() {
        OrganisationId last = after.isEmpty() ? null : id(after);
        List<Organisation> found = suspensions.admitted(actor, name, chosen(), suspended, last, PAGE + 1);
        more = found.size() > PAGE;
        organisations = found.subList(0, Math.min(PAGE, found.size()));
    }

    private @Nullable OrganisationKind chosen() {
        return getKinds().stream()
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElse(null);
    }

    /** The kinds that can be chosen: all but NVVK itself. */
    public List<OrganisationKind> getKinds() {
        return Arrays.stream(OrganisationKind.values())
                .filter(each -> each != OrganisationKind.NVVK)
                .toList();
    }

    /** @throws NotFound if this is not the form of an id */
    static OrganisationId id(@Nullable String text) {
        try {
            return new OrganisationId(UUID.fromString(text == null ? "" : text));
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("organisation");
        }
    }

    public List<Organisation> getOrganisations() {
        return organisations;
    }

    public boolean isMore() {
        return more;
    }

    public String getLast() {
        return organisations.isEmpty() ? "" : organisations.getLast().id().toString();
    }

    public boolean isFiltered() {
        return !name.isEmpty() || !kind.isEmpty() || suspended || !after.isEmpty();
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = Optional.ofNullable(name).orElse("");
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = Optional.ofNullable(kind).orElse("");
    }

    public boolean isSuspended() {
        return suspended;
    }

    public void setSuspended(boolean suspended) {
        this.suspended = suspended;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = Optional.ofNullable(after).orElse("");
    }
}
