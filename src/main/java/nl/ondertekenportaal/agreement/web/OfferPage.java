package nl.ondertekenportaal.agreement.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.ondertekenportaal.agreement.OfferLine;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.Messages;
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
    Names names;

    @Inject
    Messages messages;

    private final Selection selection = new Selection();
    private @Nullable String name;
    private @Nullable String sector;
    private String appliedName = "";
    private String appliedSector = "";
    private @Nullable LocalDate firstDay;
    private @Nullable String contribution;
    private boolean checking;
    private transient @Nullable List<Organisation> counterparties;
    private transient @Nullable List<OfferLine> lines;

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
        return organisations.get(currentActor.get().ownOrganisation());
    }

    public List<Organisation> getCounterparties() {
        if (counterparties == null) {
            counterparties = organisations.counterparties(currentActor.get());
        }
        return counterparties;
    }

    /** Those that pass the filter as it was applied last, so that a tick is never read against another list. */
    public List<Organisation> getShown() {
        return getCounterparties().stream()
                .filter(o -> o.name().toLowerCase(Locale.ROOT).contains(appliedName))
                .filter(o -> appliedSector.isEmpty() || o.sectors().contains(appliedSector))
                .toList();
    }

    public void filter() {
        appliedName = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        appliedSector = sector == null ? "" : sector;
    }

    public void tickShown() {
        selection.tick(getShown().stream().map(o -> o.id().value()).toList());
    }

    public void clear() {
        selection.clear();
    }

    /** To the second step. */
    public void check() {
        if (selection.getCount() == 0) {
            throw new RuleBroken("offer.nobody");
        }
        terms().refuseUnlikely(calendar.today());
        lines = offers.check(currentActor.get(), chosen());
        checking = true;
    }

    public void back() {
        checking = false;
    }

    /** Offers to all to whom it is possible, and goes to the list of agreements. */
    public String offer() {
        List<OfferLine> done = offers.offer(currentActor.get(), chosen(), terms());
        long offered = done.stream().filter(OfferLine::isPossible).count();
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(messages.text("offer.done", offered)));
        return "/agreement/agreements?faces-redirect=true";
    }

    private Terms terms() {
        return new Terms(firstDay, contribution);
    }

    private Set<OrganisationId> chosen() {
        return selection.ids().stream().map(OrganisationId::new).collect(java.util.stream.Collectors.toSet());
    }

    private List<OfferLine> lines() {
        if (lines == null) {
            lines = offers.check(currentActor.get(), chosen());
        }
        return lines;
    }

    public List<OfferLine> getPossible() {
        return lines().stream().filter(OfferLine::isPossible).toList();
    }

    public List<OfferLine> getBlocked() {
        return lines().stream().filter(line -> !line.isPossible()).toList();
    }

    /** Why it is not possible, with names instead of codes. */
    public String reason(OfferLine line) {
        RuleBroken broken = line.blockedBy().orElseThrow();
        Object[] named = Arrays.stream(broken.arguments())
                .map(argument -> names.platform(names.sector(argument.toString())))
                .toArray();
        return messages.explain(new RuleBroken(broken.key(), named));
    }

    /** Whether the own profile is what stands in the way. */
    public boolean isMendedInProfile(OfferLine line) {
        return line.blockedBy().map(RuleBroken::key).stream()
                .anyMatch(key ->
                        key.equals("offer.platformUnsupported") || key.equals("offer.noPlatform") && isMunicipality());
    }

    public ModelAgreement getModel() {
        return models.effectiveOn(calendar.today());
    }

    public Selection getSelection() {
        return selection;
    }

    public boolean isChecking() {
        return checking;
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
