package nl.ondertekenportaal.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.covenant.ModelAgreements;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Offering the model agreement to any number of counterparties. */
@ApplicationScoped
@Transactional
public class Offers {

    private static final Set<OrganisationKind> BOTH_SIDES =
            EnumSet.of(OrganisationKind.MUNICIPALITY, OrganisationKind.SIGNAL_PARTNER);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    @ConfigProperty(name = "app.offer.months", defaultValue = "3")
    int monthsToSign;

    @Inject
    Organisations organisations;

    @Inject
    ModelAgreements models;

    @Inject
    Event<AuditableEvent> events;

    /** What offers to these would be, the impossible ones explained. Changes nothing. */
    public List<OfferLine> check(Actor actor, Collection<OrganisationId> counterparties) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR);
        Organisation own = organisations.get(actor.ownOrganisation());
        return counterparties.stream()
                .distinct()
                .map(organisations::get)
                .sorted(Comparator.comparing(Organisation::name).thenComparing(o -> o.id().toString()))
                .map(counterparty -> line(own, counterparty))
                .toList();
    }

    /**
     * Offers the agreement to each of these to whom it is possible; their documents are made in the background.
     *
     * @return a line for each, as after a fresh check
     * @throws RuleBroken {@code terms.past} if the agreed first day is over
     */
    public List<OfferLine> offer(Actor actor, Collection<OrganisationId> counterparties, Terms terms) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR);
        terms.refuseUnlikely(calendar.today());
        lockMunicipalities(actor, counterparties);
        List<OfferLine> lines = check(actor, counterparties);
        Organisation own = organisations.get(actor.ownOrganisation());
        String model = models.effectiveOn(calendar.today()).version();
        for (OfferLine line : lines) {
            if (line.isPossible()) {
                offer(actor, own, line, terms, model);
            }
        }
        return lines;
    }

    private void offer(Actor actor, Organisation own, OfferLine line, Terms terms, String model) {
        var agreement = new Agreement(
                municipality(own, line.counterparty()),
                partner(own, line.counterparty()),
                own.id(),
                terms,
                line.platformBySector(),
                model,
                clock.instant());
        em.persist(agreement);
        Instant now = clock.instant();
        events.fire(agreement.offer(actor, now, calendar.dayOf(now).plusMonths(monthsToSign)));
    }

    /** Two offers for the same pair at once: the second waits here and then finds the first. */
    private void lockMunicipalities(Actor actor, Collection<OrganisationId> counterparties) {
        Organisation own = organisations.get(actor.ownOrganisation());
        List<OrganisationId> municipalities = own.kind() == OrganisationKind.MUNICIPALITY
                ? List.of(own.id())
                : counterparties.stream()
                        .sorted(Comparator.comparing(OrganisationId::toString))
                        .toList();
        // not the stronger lock of JPA: that one waits for every transaction that writes a row which refers to the
        // municipality
        municipalities.forEach(
                id -> em.createNativeQuery("select 1 from organisation where id = cast(?1 as uuid) for no key update")
                        .setParameter(1, id.toString())
                        .getResultList());
    }

    private OfferLine line(Organisation own, Organisation counterparty) {
        if (!EnumSet.of(own.kind(), counterparty.kind()).equals(BOTH_SIDES)) {
            return blocked(counterparty, "offer.sameKind");
        }
        if (counterparty.isSuspended()) {
            return blocked(counterparty, "offer.suspended");
        }
        if (partner(own, counterparty).sectors().isEmpty()) {
            return blocked(counterparty, "offer.noSector");
        }
        if (exists(municipality(own, counterparty), partner(own, counterparty))) {
            return blocked(counterparty, "offer.exists");
        }
        return platformLine(municipality(own, counterparty), partner(own, counterparty), counterparty);
    }

    /** The municipality chooses the platform per sector; the partner must support it. */
    private static OfferLine platformLine(Organisation municipality, Organisation partner, Organisation counterparty) {
        Map<String, String> chosen = municipality.profile().platformBySector();
        Map<String, String> platforms = new TreeMap<>();
        for (String sector : partner.sectors()) {
            String platform = chosen.get(sector);
            if (platform == null) {
                return blocked(counterparty, "offer.noPlatform", municipality.name(), sector);
            }
            if (!partner.profile().supportedPlatforms().contains(platform)) {
                return blocked(counterparty, "offer.platformUnsupported", partner.name(), platform, sector);
            }
            platforms.put(sector, platform);
        }
        return new OfferLine(counterparty, platforms, Optional.empty());
    }

    /** Whether these two have an agreement or are on their way to one. */
    private boolean exists(Organisation municipality, Organisation partner) {
        return !em.createQuery("""
                        select a.id from Agreement a
                        where a.municipality = :municipality and a.partner = :partner and a.closedAt is null""")
                .setParameter("municipality", municipality)
                .setParameter("partner", partner)
                .getResultList()
                .isEmpty();
    }

    private static OfferLine blocked(Organisation counterparty, String key, Object... arguments) {
        return new OfferLine(counterparty, Map.of(), Optional.of(new RuleBroken(key, arguments)));
    }

    private static Organisation municipality(Organisation one, Organisation other) {
        return one.kind() == OrganisationKind.MUNICIPALITY ? one : other;
    }

    private static Organisation partner(Organisation one, Organisation other) {
        return one.kind() == OrganisationKind.MUNICIPALITY ? other : one;
    }
}
