package nl.ondertekenportaal.agreement.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.ondertekenportaal.agreement.OfferBatch;
import nl.ondertekenportaal.agreement.OfferLine;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.covenant.ModelAgreement;
import nl.ondertekenportaal.covenant.ModelAgreements;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import org.jspecify.annotations.Nullable;

/** Offering the agreement: choosing counterparties and terms, checking, and then offering to all at once. */
@Named
@ViewScoped
public class OfferPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Those to whom the same is offered: the same sectors over the same platforms. */
    public record Group(Map<String, String> platformBySector, List<OfferLine> lines) {

        /** The names of a few, in one line. */
        public String names() {
            return lines.stream().map(line -> line.counterparty().name()).collect(Collectors.joining(", "));
        }
    }

    @Inject
    Organisations organisations;

    @Inject
    Offers offers;

    @Inject
    ModelAgreements models;

    @Inject
    CurrentActor currentActor;

    @Inject
    LegalCalendar calendar;

    @Inject
    OfferReasons reasons;

    @Inject
    CounterpartyChoice choice;

    @Inject
    FacesContext faces;

    private @Nullable LocalDate firstDay;
    private @Nullable String contribution;
    private boolean checking;
    private transient @Nullable Organisation own;
    private transient @Nullable List<OfferLine> lines;

    /** The address may say with whom. */
    @PostConstruct
    void open() {
        String with = faces.getExternalContext().getRequestParameterMap().get("with");
        if (with != null) {
            choice.tick(with);
        }
    }

    /** A municipality must first have said over which platforms it wants its signals. */
    public boolean isReady() {
        Organisation own = getOwn();
        return own.kind() != OrganisationKind.MUNICIPALITY
                || !own.profile().platformBySector().isEmpty();
    }

    public boolean isMunicipality() {
        return getOwn().kind() == OrganisationKind.MUNICIPALITY;
    }

    public Organisation getOwn() {
        if (own == null) {
            own = organisations.get(currentActor.get().ownOrganisation());
        }
        return own;
    }

    /** Service areas are reckoned on the agreed first day. */
    public void dayChanged() {
        choice.reckonOn(firstDay);
    }

    /** To the second step. */
    public void check() {
        if (choice.getSelection().getCount() == 0) {
            throw new RuleBroken("offer.nobody");
        }
        terms().refuseUnlikely(calendar.today());
        choice.reckonOn(firstDay);
        lines = offers.check(currentActor.get(), choice.chosen());
        checking = true;
    }

    public void back() {
        checking = false;
    }

    /** Offers to all chosen; it goes on in the background, and the next page shows how far it is. */
    public String offer() {
        OfferBatch batch = offers.offer(currentActor.get(), choice.chosen(), terms());
        return "/agreement/offered?faces-redirect=true&batch=" + batch.id();
    }

    private Terms terms() {
        return new Terms(firstDay, contribution);
    }

    private List<OfferLine> lines() {
        if (lines == null) {
            lines = offers.check(currentActor.get(), choice.chosen());
        }
        return lines;
    }

    public long getPossibleCount() {
        return lines().stream().filter(OfferLine::isPossible).count();
    }

    public long getBlockedCount() {
        return lines().size() - getPossibleCount();
    }

    /** The possible ones, by what they are offered; the largest group first. */
    public List<Group> getPossible() {
        return lines().stream()
                .filter(OfferLine::isPossible)
                .collect(Collectors.groupingBy(OfferLine::platformBySector, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(same -> new Group(same.getKey(), same.getValue()))
                .sorted(Comparator.comparing((Group group) -> -group.lines().size()))
                .toList();
    }

    /** The others, by what stands in the way. */
    public List<OfferReasons.Group> getBlocked() {
        return reasons.group(lines().stream()
                .filter(line -> !line.isPossible())
                .map(line -> new OfferReasons.Obstacle(
                        line.counterparty(), line.blockedBy().orElseThrow())));
    }

    public ModelAgreement getModel() {
        return models.effectiveOn(calendar.today());
    }

    public boolean isChecking() {
        return checking;
    }

    public @Nullable LocalDate getFirstDay() {
        return firstDay;
    }

    public void setFirstDay(@Nullable LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    public @Nullable String getContribution() {
        return contribution;
    }

    public void setContribution(@Nullable String contribution) {
        this.contribution = contribution;
    }
}
