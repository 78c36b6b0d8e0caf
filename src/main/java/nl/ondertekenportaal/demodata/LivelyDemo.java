package nl.ondertekenportaal.demodata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jspecify.annotations.Nullable;

/**
 * Fills the demonstration after the start, step by step and by the verbs that everybody uses: organisations that take part,
 * agreements between them, and something happening to each. A step looks at what is there, so the work may stop anywhere.
 */
@ApplicationScoped
public class LivelyDemo {

    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    /** A code of the second factor works once, and an organisation signs in two turns. */
    private static final Duration UNTIL_THE_NEXT_CODE = Duration.ofSeconds(31);

    private static final int ADMITTED_A_STEP = 5;
    private static final int OFFERING = 20;
    private static final int OFFERS_EACH = 10;
    private static final int MONTHS_AHEAD = 2;

    @PersistenceContext
    EntityManager em;

    @Inject
    Crowd crowd;

    @Inject
    DemoSeed seed;

    @Inject
    People people;

    @Inject
    Credentials credentials;

    @Inject
    Offers offers;

    @Inject
    Agreements agreements;

    @Inject
    SigningSessions sessions;

    @Inject
    LegalCalendar calendar;

    @Inject
    Clock clock;

    @Inject
    Transactions transactions;

    /** Does one step. Says after how long the next one follows; empty when all is done. */
    public Optional<Duration> step() {
        List<Cast.Company> companies = crowd.companies();
        List<Cast.Company> missing = companies.stream()
                .filter(company -> person(company) == null)
                .limit(ADMITTED_A_STEP)
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(seed::admit);
            return Optional.of(AT_ONCE);
        }
        for (Cast.Company offering : companies.subList(0, OFFERING)) {
            if (!hasOffered(offering)) {
                offer(offering, counterpartiesOf(offering, companies));
                return Optional.of(AT_ONCE);
            }
        }
        return isBusy() ? Optional.of(A_WHILE) : act(companies);
    }

    private boolean hasOffered(Cast.Company company) {
        return count(
                        "select count(b) from OfferBatch b where b.organisationId = ?1",
                        organisation(company).value())
                > 0;
    }

    private long count(String query, Object... parameters) {
        TypedQuery<Long> counting = em.createQuery(query, Long.class);
        for (int i = 0; i < parameters.length; i++) {
            counting.setParameter(i + 1, parameters[i]);
        }
        return counting.getSingleResult();
    }

    /** Some partners of the crowd each, and one of the cast. */
    private static List<Cast.Company> counterpartiesOf(Cast.Company offering, List<Cast.Company> companies) {
        List<Cast.Company> partners =
                companies.stream().filter(company -> !company.isMunicipality()).toList();
        List<Cast.Company> chosen = new ArrayList<>();
        for (int k = 0; k < OFFERS_EACH; k++) {
            chosen.add(partners.get((offering.number() * 7 + k * 3) % partners.size()));
        }
        Cast.COMPANIES.stream()
                .filter(company -> !company.isMunicipality())
                .skip(offering.number() % 5)
                .findFirst()
                .ifPresent(chosen::add);
        return chosen;
    }

    private void offer(Cast.Company offering, List<Cast.Company> counterparties) {
        LocalDate later = calendar.today().plusMonths(MONTHS_AHEAD).withDayOfMonth(1);
        Map<Boolean, List<OrganisationId>> upcoming = counterparties.stream()
                .collect(Collectors.partitioningBy(
                        other -> fate(offering.name(), other.name()) == Fate.UPCOMING,
                        Collectors.mapping(this::organisation, Collectors.toList())));
        Actor actor = actor(offering);
        upcoming.forEach((ahead, ids) -> {
            if (!ids.isEmpty()) {
                offers.offer(actor, ids, new Terms(ahead ? later : null, null));
            }
        });
    }

    /** Whether offers, documents or signatures are still being made. */
    private boolean isBusy() {
        return count("select count(b) from OfferBatch b where b.finishedAt is null") > 0
                || count("select count(a) from Agreement a where a.stage = ?1", Stage.PREPARING) > 0
                || count("""
                        select count(s) from SigningSession s
                        where s.authorisedAt is not null and s.finishedAt is null""") > 0;
    }

    /** What is to happen next to each agreement; an organisation signs all that is its turn in one session. */
    private Optional<Duration> act(List<Cast.Company> companies) {
        Map<OrganisationId, List<AgreementId>> turns = new HashMap<>();
        boolean acted = false;
        for (Agreement agreement : offeredBy(companies.subList(0, OFFERING))) {
            Side side = nextSignature(agreement);
            if (side == null) {
                acted |= close(agreement);
            } else {
                turns.computeIfAbsent(agreement.party(side).id(), none -> new ArrayList<>())
                        .add(agreement.id());
            }
        }
        turns.forEach(this::sign);
        return acted || !turns.isEmpty() ? Optional.of(UNTIL_THE_NEXT_CODE) : Optional.empty();
    }

    private List<Agreement> offeredBy(List<Cast.Company> offering) {
        return em.createQuery("""
                        select a from Agreement a join fetch a.municipality m join fetch a.partner
                        where a.stage in :open and a.offeredBy in :offering order by a.id""", Agreement.class)
                .setParameter("open", List.of(Stage.OFFERED, Stage.PARTLY_SIGNED))
                .setParameter(
                        "offering",
                        offering.stream()
                                .map(company -> organisation(company).value())
                                .toList())
                .getResultList();
    }

    private static @Nullable Side nextSignature(Agreement agreement) {
        Side waiting = agreement.isSignedBy(Side.MUNICIPALITY) ? Side.PARTNER : Side.MUNICIPALITY;
        boolean nobody = agreement.stage() == Stage.OFFERED;
        return switch (fate(agreement)) {
            case IN_FORCE, UPCOMING -> waiting;
            case SIGNED_BY_MUNICIPALITY -> nobody ? Side.MUNICIPALITY : null;
            case SIGNED_BY_PARTNER -> nobody ? Side.PARTNER : null;
            case OFFERED, DECLINED, WITHDRAWN, LAPSED -> null;
        };
    }

    private boolean close(Agreement agreement) {
        switch (fate(agreement)) {
            case DECLINED ->
                agreements.decline(
                        actorOf(agreement.partner().id()),
                        agreement.id(),
                        new Reason("Wij hebben hier geen klanten (fictief)."));
            case WITHDRAWN ->
                agreements.withdraw(
                        actorOf(agreement.municipality().id()),
                        agreement.id(),
                        new Reason("Wij kiezen eerst een ander platform (fictief)."));
            case LAPSED -> {
                return letLapse(agreement);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** As if it had been offered long ago; the hourly job records that it lapsed. */
    private boolean letLapse(Agreement agreement) {
        if (agreement.lapsesOn().orElseThrow().isBefore(calendar.today())) {
            return false;
        }
        transactions.run(() -> em.createNativeQuery("update agreement set lapses_on = ?1 where id = cast(?2 as uuid)")
                .setParameter(1, Date.valueOf(calendar.today().minusDays(1)))
                .setParameter(2, agreement.id().toString())
                .executeUpdate());
        return true;
    }

    private void sign(OrganisationId organisation, List<AgreementId> all) {
        Actor actor = actorOf(organisation);
        UUID session = sessions.show(actor, all);
        String code = credentials.secretInDemo(actor.ownPerson()).codeAt(clock.instant());
        sessions.authorise(actor, session, code);
    }

    private static Fate fate(Agreement agreement) {
        return fate(agreement.municipality().name(), agreement.partner().name());
    }

    /** What a partner of the cast is offered waits for its signature: somebody is to try that out. */
    private static Fate fate(String municipality, String partner) {
        int pair = (municipality + partner).hashCode();
        if (Cast.COMPANIES.stream().anyMatch(company -> company.name().equals(partner))) {
            return pair % 2 == 0 ? Fate.OFFERED : Fate.SIGNED_BY_MUNICIPALITY;
        }
        return Fate.of(pair);
    }

    private @Nullable Person person(Cast.Company company) {
        return people.byEmail(company.people().getFirst().address()).orElse(null);
    }

    private OrganisationId organisation(Cast.Company company) {
        Person person = Objects.requireNonNull(person(company));
        return people.organisationsOf(person.id()).getFirst();
    }

    private Actor actor(Cast.Company company) {
        return actorOf(organisation(company));
    }

    /** The first signatory of the organisation. */
    private Actor actorOf(OrganisationId organisation) {
        UUID person = em.createQuery("""
                        select m.personId from Membership m, Person p
                        where m.organisationId = :organisation and m.role = nl.ondertekenportaal.common.Role.SIGNATORY
                          and p.id = m.personId
                        order by p.createdAt, p.id""", UUID.class)
                .setParameter("organisation", organisation.value())
                .setMaxResults(1)
                .getSingleResult();
        return people.actor(new PersonId(person), organisation);
    }
}
