package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;

/** The organisations that take part. */
@ApplicationScoped
@Transactional
public class Organisations {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Registers registers;

    @Inject
    Event<AuditableEvent> events;

    /** @throws NotFound if there is none: names and profiles of those who take part are no secret to who is logged in */
    public Organisation get(OrganisationId id) {
        Organisation organisation = em.find(Organisation.class, id.value());
        if (organisation == null) {
            throw new NotFound("organisation");
        }
        return organisation;
    }

    /**
     * These organisations in one go, with sectors and platforms, however many they are.
     *
     * @throws NotFound if one of them is none
     */
    public List<Organisation> all(Collection<OrganisationId> ids) {
        Set<UUID> asked = ids.stream().map(OrganisationId::value).collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Organisation> found = em.createQuery("select o from Organisation o where o.id in :ids", Organisation.class)
                .setParameter("ids", asked)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "o.sectors")
                .setHint("eclipselink.batch", "o.supportedPlatforms")
                .setHint("eclipselink.batch", "o.platformBySector")
                .setHint("eclipselink.batch", "o.mailboxes")
                .getResultList();
        if (found.size() < asked.size()) {
            throw new NotFound("organisation");
        }
        return found;
    }

    /** Those with whom the actor's organisation could sign: partners for a municipality, municipalities for a partner. */
    public List<Organisation> counterparties(Actor actor) {
        OrganisationKind other = switch (get(actor.ownOrganisation()).kind()) {
            case MUNICIPALITY -> OrganisationKind.SIGNAL_PARTNER;
            case SIGNAL_PARTNER -> OrganisationKind.MUNICIPALITY;
            case EXECUTING_ORGANISATION, DELIVERY_AGENT, UMBRELLA, EXCHANGE_PLATFORM, NVVK ->
                throw new nl.ondertekenportaal.common.AccessDenied(
                        "only the two sides of an agreement have counterparties");
        };
        return em.createQuery(
                        "select o from Organisation o where o.kind = :kind and o.suspendedAt is null and (o.endsOn is null or o.endsOn > :today) order by o.name, o.id",
                        Organisation.class)
                .setParameter("kind", other)
                .setParameter("today", calendar.today())
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "o.sectors")
                .getResultList();
    }

    /** @throws RuleBroken {@code platform.unknown} if a platform is not in use today */
    public void changeProfile(Actor actor, Profile profile) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR);
        refuseUnknownPlatforms(profile);
        Organisation organisation = get(actor.ownOrganisation());
        organisation.change(profile);
        events.fire(new OrganisationEvent(
                "profile.changed", actor, organisation.id().value()));
    }

    private void refuseUnknownPlatforms(Profile profile) {
        Set<String> known = registers.platformsToday().stream()
                .map(ExchangePlatform::getCode)
                .collect(Collectors.toSet());
        if (!known.containsAll(profile.platformBySector().values())
                || !known.containsAll(profile.supportedPlatforms())) {
            throw new RuleBroken("platform.unknown");
        }
    }

    /** The organisation of an admitted application, with a first profile that it completes itself. */
    public Organisation admit(Application application) {
        MailAddress mailbox = application.applicant().email();
        String body = application.kind() == OrganisationKind.MUNICIPALITY
                ? "het college van burgemeester en wethouders"
                : "het bestuur";
        Set<String> platforms = registers.platformsToday().stream()
                .map(ExchangePlatform::getCode)
                .collect(Collectors.toSet());
        Profile profile = new Profile(
                body,
                null,
                Contacts.at(mailbox),
                Map.of(),
                application.kind() == OrganisationKind.SIGNAL_PARTNER ? platforms : Set.of());
        Organisation organisation = new Organisation(application, profile, clock.instant());
        application.cbsCode().flatMap(registers::endOf).ifPresent(organisation::ends);
        em.persist(organisation);
        return organisation;
    }

    /** NVVK itself, made once. */
    public OrganisationId nvvk(MailAddress mailbox) {
        return ofNvvk().orElseGet(() -> {
                    Profile profile = new Profile("het bestuur", null, Contacts.at(mailbox), Map.of(), Set.of());
                    Organisation nvvk = Organisation.nvvk(profile, clock.instant());
                    em.persist(nvvk);
                    return nvvk;
                })
                .id();
    }

    /**
     * Makes others who decide about this organisation wait. Not the stronger lock of JPA: that one waits for every transaction that
     * writes a row which refers to the organisation.
     *
     * @return the same id
     */
    public OrganisationId lock(OrganisationId id) {
        em.createNativeQuery("select 1 from organisation where id = cast(?1 as uuid) for no key update")
                .setParameter(1, id.toString())
                .getResultList();
        return id;
    }

    /** NVVK itself, once it is there. */
    public Optional<Organisation> ofNvvk() {
        return em.createQuery("select o from Organisation o where o.kind = :nvvk", Organisation.class)
                .setParameter("nvvk", OrganisationKind.NVVK)
                .getResultStream()
                .findFirst();
    }

    /** Whether this organisation takes part already: the same municipality or the same KvK number. */
    public boolean isAdmitted(Application application) {
        return !em.createQuery(
                        "select o.id from Organisation o where o.cbsCode = :cbsCode or o.kvk = :kvk or o.oin = :oin")
                .setParameter("cbsCode", application.cbsCode().orElse(null))
                .setParameter("kvk", application.identifiers().kvk())
                .setParameter("oin", application.identifiers().oin())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
