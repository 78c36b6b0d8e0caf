package nl.ondertekenportaal.agreement.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.AgreementFilter;
import nl.ondertekenportaal.agreement.AgreementList;
import nl.ondertekenportaal.agreement.Standing;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.identity.CurrentActor;
import org.jspecify.annotations.Nullable;

/**
 * The agreements of the own organisation, for NVVK those of all: how many of them stand how, and those of one page. What is asked for is
 * {@link ListQuestion}, what a line says {@link AgreementRow}.
 */
@Named
@ViewScoped
public class AgreementsPage implements Serializable {

    private static final long serialVersionUID = 1L;

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
    AgreementRow row;

    private final ListQuestion asked = new ListQuestion();
    private AgreementList.@Nullable Counts counts;
    private transient @Nullable List<Agreement> rows;

    /** While documents are made: counts anew, and shows the list anew once they are, so that no tick is lost in between. */
    public void refresh() {
        counts = null;
        rows = null;
        if (getPreparing() == 0) {
            FacesContext.getCurrentInstance()
                    .getPartialViewContext()
                    .getRenderIds()
                    .add("list");
        }
    }

    public List<Agreement> getAgreements() {
        if (rows == null) {
            rows = list.find(
                    actor(),
                    asked.filter(),
                    asked.order(),
                    asked.isDescending(),
                    asked.getPaging().offset(),
                    Paging.ROWS);
        }
        return rows;
    }

    private AgreementList.Counts counts() {
        if (counts == null) {
            counts = list.counts(actor(), asked.filter());
        }
        return counts;
    }

    public long count(Standing standing) {
        return counts().of(standing);
    }

    /** How many there are of what is asked for. */
    public long getCount() {
        return counts().of(asked.standing());
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
        return !asked.filter().equals(AgreementFilter.ALL);
    }

    public int getPages() {
        return asked.getPaging().pages(getCount());
    }

    public boolean isAnyWithdrawable() {
        return getAgreements().stream().anyMatch(row::isWithdrawable);
    }

    private Actor actor() {
        return currentActor.get();
    }

    public ListQuestion getAsked() {
        return asked;
    }
}
