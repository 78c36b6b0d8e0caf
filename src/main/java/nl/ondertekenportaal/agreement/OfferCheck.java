package nl.ondertekenportaal.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;

/** Whether an offer is possible, for any number of counterparties with the same few queries. */
@ApplicationScoped
@Transactional
class OfferCheck {

    private static final Set<OrganisationKind> BOTH_SIDES =
            EnumSet.of(OrganisationKind.MUNICIPALITY, OrganisationKind.SIGNAL_PARTNER);

    @PersistenceContext
    EntityManager em;

    @Inject
    Organisations organisations;

    @Inject
    Agency agency;

    @Inject
    LegalCalendar calendar;

    /** A line for each counterparty, by name. @param actor who offers, for the own organisation or in its name */
    public List<OfferLine> lines(Actor actor, Organisation own, Collection<OrganisationId> counterparties) {
        Set<OrganisationId> taken = taken(own, counterparties);
        Predicate<Collection<String>> preparing = agency.preparing(actor);
        return organisations.all(counterparties).stream()
                .sorted(Comparator.comparing(Organisation::name).thenComparing(o -> o.id().toString()))
                .map(counterparty -> line(own, counterparty, taken.contains(counterparty.id()), calendar.today()))
                .map(line -> within(preparing, line))
                .toList();
    }

    /** An agent prepares for the sectors only for which its principal lets it. */
    private static OfferLine within(Predicate<Collection<String>> preparing, OfferLine line) {
        boolean open = line.blockedBy().isEmpty();
        return open && !preparing.test(line.platformBySector().keySet())
                ? blocked(line.counterparty(), "offer.outsideAgency")
                : line;
    }

    /** Those with whom the organisation has an agreement or is on the way to one. */
    private Set<OrganisationId> taken(Organisation own, Collection<OrganisationId> counterparties) {
        String pairs = own.kind() == OrganisationKind.MUNICIPALITY
                ? "select a.partner.id from Agreement a where a.municipality.id = :own and a.partner.id in :others"
                : "select a.municipality.id from Agreement a where a.partner.id = :own and a.municipality.id in :others";
        Set<OrganisationId> taken = new HashSet<>();
        if (!counterparties.isEmpty()) {
            em.createQuery(pairs + " and " + Agreements.STANDS, UUID.class)
                    .setParameter("today", calendar.today())
                    .setParameter("own", own.id().value())
                    .setParameter(
                            "others",
                            counterparties.stream().map(OrganisationId::value).toList())
                    .getResultStream()
                    .map(OrganisationId::new)
                    .forEach(taken::add);
        }
        return taken;
    }

    private static OfferLine line(Organisation own, Organisation counterparty, boolean taken, LocalDate today) {
        if (!EnumSet.of(own.kind(), counterparty.kind()).equals(BOTH_SIDES)) {
            return blocked(counterparty, "offer.sameKind");
        }
        if (counterparty.isSuspended()) {
            return blocked(counterparty, "offer.suspended");
        }
        if (counterparty.isEndedOn(today)) {
            return blocked(counterparty, "offer.ended");
        }
        if (taken) {
            return blocked(counterparty, "offer.exists");
        }
        Organisation partner = Side.PARTNER.of(own, counterparty);
        if (partner.sectors().isEmpty()) {
            return blocked(counterparty, "offer.noSector");
        }
        return platformLine(Side.MUNICIPALITY.of(own, counterparty), partner, counterparty);
    }

    /** The municipality chooses the platform per sector; the partner must support it. */
    private static OfferLine platformLine(Organisation municipality, Organisation partner, Organisation counterparty) {
        Map<String, String> chosen = municipality.profile().platformBySector();
        Set<String> supported = partner.profile().supportedPlatforms();
        Map<String, String> platforms = new TreeMap<>();
        for (String sector : partner.sectors().stream().sorted().toList()) {
            String platform = chosen.get(sector);
            if (platform == null) {
                return blocked(counterparty, "offer.noPlatform", municipality.name(), sector);
            }
            if (!supported.contains(platform)) {
                return blocked(counterparty, "offer.platformUnsupported", partner.name(), platform, sector);
            }
            platforms.put(sector, platform);
        }
        return new OfferLine(counterparty, platforms, Optional.empty());
    }

    private static OfferLine blocked(Organisation counterparty, String key, Object... arguments) {
        return new OfferLine(counterparty, Map.of(), Optional.of(new RuleBroken(key, arguments)));
    }
}
