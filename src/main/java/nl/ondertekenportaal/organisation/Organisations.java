package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
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

    /** The organisation of an admitted application, with what it stated as a first profile, which it completes itself. */
    public Organisation admit(Application application) {
        Organisation organisation = new Organisation(application, firstProfile(application), clock.instant());
        if (application.kind() == OrganisationKind.UMBRELLA
                && organisation.umbrella().isEmpty()) {
            organisation.becomeUmbrella(registers.newUmbrella(organisation.name()));
        }
        organisation.cbsCode().flatMap(registers::endOf).ifPresent(organisation::ends);
        em.persist(organisation);
        if (!application.isNationwide()) {
            em.flush();
            em.persist(new ServiceArea(organisation.id(), application.area()));
        }
        return organisation;
    }

    /**
     * The other municipalities of a board that is the party for several. One that takes part already is left as it is.
     */
    public List<Organisation> admitOthers(Application application) {
        if (application.party().filter(MunicipalParty::isDelegated).isEmpty()) {
            return List.of();
        }
        String own = application.identity().cbsCode().orElse("");
        List<Organisation> others = application.details().municipalities().stream()
                .filter(code -> !code.equals(own))
                .filter(code -> ofMunicipality(code).isEmpty())
                .map(registers::municipalityToday)
                .map(municipality ->
                        new Organisation(application, municipality, firstProfile(application), clock.instant()))
                .toList();
        others.forEach(em::persist);
        // roles refer to an organisation by id only, so JPA does not know that it must be stored before them
        em.flush();
        return others;
    }

    private static Profile firstProfile(Application application) {
        String body = application.kind() == OrganisationKind.MUNICIPALITY
                ? application.party().orElseGet(MunicipalParty::college).body()
                : "het bestuur";
        return new Profile(
                body,
                null,
                Contacts.at(application.applicant().email()),
                Map.of(),
                application.kind() == OrganisationKind.SIGNAL_PARTNER
                        ? application.details().platforms()
                        : Set.of());
    }

    /** The name of an organisation, or of an application that is none yet; empty if there is neither. */
    public String nameOf(UUID subject) {
        Organisation organisation = em.find(Organisation.class, subject);
        Application application = organisation == null ? em.find(Application.class, subject) : null;
        return organisation != null ? organisation.name() : application != null ? application.organisationName() : "";
    }

    /** The municipality with this code, if it takes part. */
    public Optional<Organisation> ofMunicipality(String cbsCode) {
        return em.createQuery("select o from Organisation o where o.identity.cbsCode = :code", Organisation.class)
                .setParameter("code", cbsCode)
                .getResultStream()
                .findFirst();
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

    /**
     * The one organisation that has one of these numbers, and none that differs from them. Empty also if two have one of them: a number
     * that does not tell who is meant tells nothing.
     */
    public Optional<Organisation> identifiedBy(Identifiers identifiers) {
        Identifiers whole = identifiers.whole();
        List<Organisation> found = em.createQuery("""
                        select o from Organisation o
                        where o.identity.kvk = :kvk or o.identity.rsin = :rsin
                           or o.identity.oin = :oin or o.identity.oin = :ofKvk or o.identity.oin = :ofRsin""", Organisation.class)
                .setParameter("kvk", whole.kvk())
                .setParameter("rsin", whole.rsin())
                .setParameter("oin", whole.oin())
                .setParameter("ofKvk", Identifiers.oinOfKvk(whole.kvk()))
                .setParameter("ofRsin", Identifiers.oinOfRsin(whole.rsin()))
                .setMaxResults(2)
                .getResultList();
        return found.size() == 1 && found.getFirst().identifiers().matches(identifiers)
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    /** Whether this organisation takes part already: the same municipality or the same KvK number. */
    public boolean isAdmitted(Application application) {
        LegalIdentity identity = application.identity();
        Identifiers identifiers = identity.identifiers();
        return !em.createQuery("""
                        select o.id from Organisation o
                        where o.identity.cbsCode = :cbsCode or o.identity.kvk = :kvk
                           or o.identity.oin = :oin or o.identity.rsin = :rsin
                           or o.identity.foreignCountry = :country and o.identity.foreignNumber = :number
                           or o.kind = :umbrellaKind and o.umbrella = :umbrella""")
                .setParameter("umbrellaKind", OrganisationKind.UMBRELLA)
                .setParameter(
                        "umbrella",
                        application.kind() == OrganisationKind.UMBRELLA
                                ? application.umbrella().orElse(null)
                                : null)
                .setParameter("cbsCode", identity.cbsCode().orElse(null))
                .setParameter("kvk", identifiers.kvk())
                .setParameter("oin", identifiers.oin())
                .setParameter("rsin", identifiers.rsin())
                .setParameter(
                        "country",
                        identity.foreign().map(ForeignRegister::country).orElse(null))
                .setParameter(
                        "number",
                        identity.foreign().map(ForeignRegister::number).orElse(null))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The names of those that take part, other than municipalities and persons, which this one resembles: for everybody to see. */
    public List<String> similar(String name) {
        return near(
                name,
                em.createQuery("""
                                select o.name from Organisation o
                                where o.identity.cbsCode is null and o.kind <> :nvvk and o.identity.naturalPerson = false""", String.class)
                        .setParameter("nvvk", OrganisationKind.NVVK)
                        .getResultList());
    }

    /** The same for NVVK, with persons, and with those that have applied and wait. */
    public List<String> similar(Application application) {
        List<String> names = new ArrayList<>(em.createQuery(
                        "select o.name from Organisation o where o.identity.cbsCode is null and o.kind <> :nvvk",
                        String.class)
                .setParameter("nvvk", OrganisationKind.NVVK)
                .getResultList());
        em.createQuery(
                        "select a from Application a where a.identity.cbsCode is null and a.state in :waiting",
                        Application.class)
                .setParameter("waiting", List.of(Application.State.WAITING, Application.State.ASKED))
                .getResultStream()
                .filter(other -> !other.id().equals(application.id()))
                .map(Application::organisationName)
                .forEach(names::add);
        return near(application.organisationName(), names);
    }

    private static List<String> near(String name, List<String> names) {
        return names.stream()
                .filter(other -> SimilarNames.areNear(name, other))
                .distinct()
                .sorted()
                .toList();
    }
}
