package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.identity.TotpSecret;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Applicants;
import nl.ondertekenportaal.organisation.Application;
import nl.ondertekenportaal.organisation.Applications;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.Identifiers;
import nl.ondertekenportaal.organisation.Municipality;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Particulars;
import nl.ondertekenportaal.organisation.PartnerName;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.Profile;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** Fictitious organisations, admitted on the same road as real ones, and people who can sign for them. */
@ApplicationScoped
@Transactional
public class Parties {

    /** Of everybody here. */
    public static final String PASSWORD = "een fictief wachtwoord";

    private static final Actor NVVK_STAFF =
            new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.NVVK_STAFF));

    @PersistenceContext
    EntityManager em;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    Clock clock;

    @Inject
    Applications applications;

    @Inject
    Applicants applicants;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    Agency agency;

    @Inject
    Credentials credentials;

    @Inject
    AuthorityDesk authorities;

    /** A municipality that takes part, with its administrator; it wants every sector over one platform. */
    public Actor municipality() {
        Set<?> taken = taken("cbs_code");
        Municipality municipality = registers.municipalitiesOn(calendar.today()).stream()
                .filter(m -> !taken.contains(m.getCbsCode()))
                .findFirst()
                .orElseThrow();
        Applicant applicant = someone();
        applications.applyAsMunicipality(municipality.getCbsCode(), new Identifiers(null, null, null), applicant);
        Actor administrator = admitted(applicant);
        Map<String, String> platforms = new HashMap<>();
        registers.sectors().forEach(sector -> platforms.put(sector.getCode(), "VPS"));
        Profile profile = organisations.get(administrator.ownOrganisation()).profile();
        organisations.changeProfile(administrator, profile.withPlatforms(platforms, Set.of()));
        return administrator;
    }

    /** A signal partner that takes part, with its administrator. */
    public Actor partner() {
        Set<?> taken = taken("name");
        PartnerName name = registers.partnerNames().stream()
                .filter(p -> p.getNature() != PartnerName.Nature.LABEL && !taken.contains(p.getName()))
                .findFirst()
                .orElseThrow();
        Applicant applicant = someone();
        String kvk = Applicants.kvk();
        applications.applyAsPartner(
                name.getId(),
                "Partner " + kvk + " (fictief)",
                Set.of(name.getSector()),
                new Identifiers(kvk, null, null),
                applicant);
        return admitted(applicant);
    }

    /** An umbrella organisation that takes part, with its administrator. */
    public Actor umbrella() {
        Applicant applicant = someone();
        applyAsUmbrella(applicant);
        return admitted(applicant);
    }

    /** An application of which nobody has said yet that the mailbox is the applicant's. */
    public UUID unconfirmedApplication() {
        return applyAsUmbrella(someone());
    }

    private UUID applyAsUmbrella(Applicant applicant) {
        return applications.apply(Applicants.umbrella(), null, applicant);
    }

    /** The application of a partner that says to be a member of this umbrella organisation, and waits for NVVK. */
    public UUID claimTo(Actor umbrella) {
        Applicant applicant = someone();
        String code = organisations.get(umbrella.ownOrganisation()).umbrella().orElseThrow();
        UUID application = applications.apply(
                Applicants.partner("Lid " + Applicants.letters(), Applicants.kvk())
                        .umbrella(code),
                null,
                applicant);
        em.flush();
        applications.confirm(applicants.token(applicant.email(), "confirm"));
        return application;
    }

    /** An executing organisation that takes part and has no mandate yet, with its administrator. */
    public Actor executingOrganisation() {
        String anywhere =
                registers.municipalitiesOn(calendar.today()).getFirst().getCbsCode();
        return agent(OrganisationKind.EXECUTING_ORGANISATION, "Kredietbank", Set.of(anywhere), Set.of());
    }

    /** A delivery agent that takes part and has no power of attorney yet, with its administrator. */
    public Actor deliveryAgent() {
        return agent(OrganisationKind.DELIVERY_AGENT, "Incasso", Set.of(), Set.of("Een partner (fictief)"));
    }

    private Actor agent(OrganisationKind kind, String name, Set<String> municipalities, Set<String> partners) {
        String kvk = Applicants.kvk();
        Applicant applicant = someone();
        Particulars stated = new Particulars(kind, name + " " + kvk + " (fictief)", new Identifiers(kvk, null, null))
                .actsFor(municipalities, partners);
        applications.apply(stated, null, applicant);
        return admitted(applicant);
    }

    /** What lets an agent act in the name of a principal, confirmed by NVVK. */
    public UUID given(Actor principal, Actor agent, Power power) {
        em.flush();
        LocalDate from = power.validity().from();
        Decision decision = new Decision(
                "het bestuur", from.isBefore(calendar.today()) ? from : calendar.today(), "mandaat 9 (fictief)");
        return authorities.recordInDemo(principal, agent.ownOrganisation().value(), decision, power, confirming());
    }

    /** The same person, who acts in the name of the principal as far as that lets the agent. */
    public Actor behalf(Actor ofAgent, Actor principal) {
        return agency.actor(ofAgent.ownPerson(), new Capacity(principal.ownOrganisation(), ofAgent.ownOrganisation()));
    }

    /** One more person who may sign for the same organisation, with an authority that has no end and a code of his own. */
    public Actor signatoryOf(Actor administrator) {
        Actor signatory = signatoryWithoutAuthorityOf(administrator);
        authority(administrator, signatory, calendar.today().minusYears(1), null);
        return signatory;
    }

    /** One more person with the role of signatory, but without an authority. */
    public Actor signatoryWithoutAuthorityOf(Actor administrator) {
        Applicant applicant = someone();
        PersonId person = people.add(applicant, administrator.ownOrganisation(), Role.SIGNATORY)
                .id();
        credentials.createInDemo(person, PASSWORD, TotpSecret.random());
        return people.actor(person, administrator.ownOrganisation());
    }

    /** An authority of this person, on these days. */
    public UUID authority(Actor administrator, Actor signatory, LocalDate from, @Nullable LocalDate to) {
        em.flush();
        LocalDate decided = from.isBefore(calendar.today()) ? from : calendar.today();
        return authority(
                administrator,
                signatory,
                new Decision("het bestuur", decided, "volmacht 7 (fictief)"),
                new Power(AuthorityKind.POWER_OF_ATTORNEY, new Validity(from, to)));
    }

    /** An authority of this person, confirmed by NVVK. */
    public UUID authority(Actor administrator, Actor signatory, Decision decision, Power power) {
        em.flush();
        return authorities.recordInDemo(administrator, signatory.ownPerson().value(), decision, power, confirming());
    }

    /** Somebody of NVVK who can log in. */
    public Actor confirming() {
        PersonId staff = people.byEmail(new MailAddress("nadia.bakker@nvvk.demo.invalid"))
                .orElseThrow()
                .id();
        return people.actor(staff, people.organisationsOf(staff).getFirst());
    }

    /** One more administrator of the same organisation, with a code of his own. */
    public Actor administratorOf(Actor administrator) {
        return colleagueOf(administrator, Role.ADMINISTRATOR);
    }

    /** One more person of the same organisation, with a code of his own. */
    public Actor colleagueOf(Actor somebody, Role... roles) {
        PersonId person =
                people.add(someone(), somebody.ownOrganisation(), roles).id();
        credentials.createInDemo(person, PASSWORD, TotpSecret.random());
        return people.actor(person, somebody.ownOrganisation());
    }

    /** Somebody of NVVK. */
    public Actor staff() {
        return NVVK_STAFF;
    }

    /** Somebody of NVVK with an account and a code of his own. */
    public Actor staffWhoLogsIn() {
        OrganisationId nvvk = organisations.ofNvvk().orElseThrow().id();
        PersonId person = people.add(someone(), nvvk, Role.NVVK_STAFF).id();
        credentials.createInDemo(person, PASSWORD, TotpSecret.random());
        return people.actor(person, nvvk);
    }

    /** What the authenticator app of this person shows now. */
    public String code(Actor actor) {
        return credentials.secretInDemo(actor.ownPerson()).codeAt(clock.instant());
    }

    private Actor admitted(Applicant applicant) {
        em.flush();
        Application application = applications.confirm(applicants.token(applicant.email(), "confirm"));
        OrganisationId organisation = applications.admit(NVVK_STAFF, application.id());
        em.flush();
        PersonId person = people.byEmail(applicant.email()).orElseThrow().id();
        people.activated(person);
        return people.actor(person, organisation);
    }

    private Set<?> taken(String column) {
        return new HashSet<>(
                em.createNativeQuery("select " + column + " from organisation").getResultList());
    }

    private static Applicant someone() {
        return new Applicant(
                "Fenna Fictief", "Beleidsadviseur (fictief)", new MailAddress(UUID.randomUUID() + "@demo.invalid"));
    }
}
