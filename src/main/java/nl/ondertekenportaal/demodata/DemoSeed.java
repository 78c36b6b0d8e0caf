package nl.ondertekenportaal.demodata;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.StartOrder;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.identity.TotpSecret;
import nl.ondertekenportaal.organisation.Applications;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Contacts;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.ExchangePlatform;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Particulars;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.Profile;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Sector;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.outbound.MailAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes the people of the demonstration once, by the same verbs as everybody else: they apply, are admitted and fill in
 * their profile. In production a database in which they exist stops the start, since their password is public.
 */
@ApplicationScoped
@Transactional
class DemoSeed {

    @Inject
    @ConfigProperty(name = "app.demo.lively", defaultValue = "true")
    boolean lively;

    @Inject
    Event<DemoSeeded> seeded;

    @Inject
    Mode mode;

    @Inject
    Organisations organisations;

    @Inject
    Applications applications;

    @Inject
    People people;

    @Inject
    Credentials credentials;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    AuthorityDesk authorities;

    public void seed(
            @Observes @Priority(StartOrder.DEMO) @Initialized(ApplicationScoped.class) @Nullable Object start) {
        boolean there = people.byEmail(Cast.STAFF.address()).isPresent();
        if (there && !mode.isDemo()) {
            throw new IllegalStateException("this database holds demo people; production needs one of its own");
        }
        if (!there && mode.isDemo()) {
            Actor staff = nvvk();
            Cast.COMPANIES.forEach(company -> admit(company, staff));
            admitUmbrella(Cast.UMBRELLA, staff);
            admitAgent(Cast.AGENT, staff);
            if (lively) {
                seeded.fire(new DemoSeeded());
            }
        }
    }

    /** One more, after the start. */
    public void admit(Cast.Company company) {
        Person staff = people.byEmail(Cast.STAFF.address()).orElseThrow();
        admit(
                company,
                people.actor(staff.id(), people.organisationsOf(staff.id()).getFirst()));
    }

    private Actor nvvk() {
        OrganisationId nvvk = organisations.nvvk(new MailAddress("toelating@nvvk.demo.invalid"));
        Person staff = add(Cast.STAFF, nvvk);
        add(Cast.AUDITOR, nvvk);
        return people.actor(staff.id(), nvvk);
    }

    private void admitUmbrella(Cast.Company company, Actor staff) {
        Particulars stated = new Particulars(OrganisationKind.UMBRELLA, company.name(), company.identifiers())
                .umbrella(company.name().toUpperCase(Locale.ROOT));
        admit(stated, company, staff);
    }

    /** Its director may sign for it, and it for the first of the municipalities. */
    private void admitAgent(Cast.Company company, Actor staff) {
        Cast.Company principal = Cast.COMPANIES.getFirst();
        Particulars stated = new Particulars(
                        OrganisationKind.EXECUTING_ORGANISATION, company.name(), company.identifiers())
                .actsFor(Set.of(cbsCode(principal)), Set.of());
        Actor director = admit(stated, company, staff);
        recordAuthority(director, company, staff);
        Person first = people.byEmail(principal.people().getFirst().address()).orElseThrow();
        LocalDate since = calendar.today().minusMonths(3);
        authorities.recordInDemo(
                people.actor(first.id(), people.organisationsOf(first.id()).getFirst()),
                director.ownOrganisation().value(),
                new Decision("het college van burgemeester en wethouders", since, "mandaatbesluit 2026-014 (fictief)"),
                new Power(AuthorityKind.MANDATE, new Validity(since, null)),
                staff);
    }

    private Actor admit(Particulars stated, Cast.Company company, Actor staff) {
        Cast.Player applicant = company.people().getFirst();
        UUID application = applications.apply(stated, null, applicant.applicant());
        applications.confirmInDemo(application);
        OrganisationId organisation = applications.admit(staff, application);
        Person first = people.byEmail(applicant.address()).orElseThrow();
        letLogIn(first);
        return people.actor(first.id(), organisation);
    }

    private String cbsCode(Cast.Company company) {
        return registers.municipalitiesOn(calendar.today()).stream()
                .filter(municipality -> municipality.getName().equals(company.name()))
                .findFirst()
                .orElseThrow()
                .getCbsCode();
    }

    private void admit(Cast.Company company, Actor staff) {
        UUID application = apply(company);
        applications.confirmInDemo(application);
        OrganisationId organisation = applications.admit(staff, application);
        Cast.Player applicant = company.people().getFirst();
        Person first = people.byEmail(applicant.address()).orElseThrow();
        letLogIn(first);
        company.people().stream().skip(1).forEach(player -> add(player, organisation));
        Actor administrator = people.actor(first.id(), organisation);
        organisations.changeProfile(administrator, profile(company, organisations.get(organisation)));
        recordAuthority(administrator, company, staff);
    }

    /** Who applied may sign: without that, nobody could in the demonstration. */
    private void recordAuthority(Actor administrator, Cast.Company company, Actor staff) {
        LocalDate since = calendar.today().minusMonths(6);
        Decision decision = new Decision(
                company.isMunicipality() ? "de burgemeester" : "het bestuur", since, "volmacht 2026-001 (fictief)");
        Power power = new Power(AuthorityKind.POWER_OF_ATTORNEY, new Validity(since, null));
        authorities.recordInDemo(administrator, administrator.ownPerson().value(), decision, power, staff);
    }

    private UUID apply(Cast.Company company) {
        var applicant = company.people().getFirst().applicant();
        if (company.isMunicipality()) {
            return applications.applyAsMunicipality(cbsCode(company), company.identifiers(), applicant);
        }
        long name = registers.partnerNames().stream()
                .filter(partner -> partner.getName().equals(company.name())
                        && partner.getSector().equals(company.sector()))
                .findFirst()
                .orElseThrow()
                .getId();
        return applications.applyAsPartner(name, null, Set.of(company.sector()), company.identifiers(), applicant);
    }

    private Profile profile(Cast.Company company, Organisation organisation) {
        Set<String> platforms = registers.platformsToday().stream()
                .map(ExchangePlatform::getCode)
                .collect(Collectors.toSet());
        String chosen = platforms.stream().max(String::compareTo).orElseThrow();
        Map<String, String> bySector =
                registers.sectors().stream().collect(Collectors.toMap(Sector::getCode, s -> chosen));
        return new Profile(
                company.isMunicipality() ? "het college van burgemeester en wethouders" : "het bestuur",
                company.executing().orElse(null),
                new Contacts(organisation.contactKinds().stream()
                        .collect(Collectors.toMap(Function.identity(), company::mailbox))),
                company.isMunicipality() ? bySector : Map.of(),
                company.isMunicipality() ? Set.of() : platforms);
    }

    private Person add(Cast.Player player, OrganisationId organisation) {
        Person person =
                people.add(player.applicant(), organisation, player.roles().toArray(Role[]::new));
        letLogIn(person);
        return person;
    }

    private void letLogIn(Person person) {
        credentials.createInDemo(person.id(), DemoPeople.PASSWORD, TotpSecret.random());
    }
}
