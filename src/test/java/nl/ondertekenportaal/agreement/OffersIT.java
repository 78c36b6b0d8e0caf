package nl.ondertekenportaal.agreement;

import static nl.ondertekenportaal.common.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.ServiceAreas;
import nl.ondertekenportaal.organisation.ServicePeriod;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Offering to many, inside the portal as it runs, with its database and its background work. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class OffersIT {
    private static final Terms NO_TERMS = new Terms(null, null);

    @Inject
    Parties parties;

    @Inject
    Offers offers;

    @Inject
    Offering offering;

    @Inject
    Agreements agreements;

    @Inject
    AgreementList list;

    @Inject
    ServiceAreas areas;

    @Inject
    Organisations organisations;

    @Inject
    LegalCalendar calendar;

    @Resource
    ManagedExecutorService threads;

    @Test
    void eachOfManyIsOfferedAnAgreementOnce() {
        Actor municipality = parties.municipality();
        List<OrganisationId> partners = partners(23);

        UUID batch = offers.offer(municipality, partners, NO_TERMS).id();
        finished(municipality, batch);
        offering.run(batch);

        assertThat(offered(municipality, batch)).containsExactlyInAnyOrderElementsOf(partners);
        assertThat(list.count(municipality, AgreementFilter.ALL)).isEqualTo(23);
        assertThat(logged("offer.asked", batch)).isEqualTo(1);
        assertThat(logged("offer.finished", batch)).isEqualTo(1);
        await(() -> offers.progress(municipality, batch).complete());
        assertThat(agreements.toSign(municipality)).hasSize(23);
        assertThat(offers.progress(municipality, batch)).isEqualTo(new OfferProgress(23, 23, 0, List.of(), true));
    }

    @Test
    void whoeverIsLeftOutIsToldWhyAndMayBeTriedAgain() throws SQLException {
        Actor municipality = parties.municipality();
        OrganisationId suspended = parties.partner().ownOrganisation();
        OrganisationId known = parties.partner().ownOrganisation();
        finished(
                municipality,
                offers.offer(municipality, List.of(known), NO_TERMS).id());
        asOwner("update organisation set suspended_at = now() where id = '" + suspended + "'");

        UUID batch =
                offers.offer(municipality, List.of(suspended, known), NO_TERMS).id();
        finished(municipality, batch);
        assertThat(reasons(municipality, batch)).containsExactlyInAnyOrder("offer.suspended", "offer.exists");

        asOwner("update organisation set suspended_at = null where id = '" + suspended + "'");
        UUID again = offers.again(municipality, batch).id();
        finished(municipality, again);
        assertThat(offered(municipality, again)).containsExactly(suspended);
        assertThatThrownBy(() -> offers.again(municipality, again))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("offer.nothingAgain");
    }

    @Test
    void twoPeopleWhoOfferToOverlappingListsAtOnceOfferEachPairOnce() throws Exception {
        Actor municipality = parties.municipality();
        List<OrganisationId> partners = partners(30);

        List<UUID> batches = atOnce(
                () -> offers.offer(municipality, partners.subList(0, 20), NO_TERMS)
                        .id(),
                () -> offers.offer(municipality, partners.subList(10, 30), NO_TERMS)
                        .id());
        // not only the scheduler, so that they certainly meet
        atOnce(() -> ran(batches.get(0)), () -> ran(batches.get(1)));
        batches.forEach(batch -> finished(municipality, batch));

        List<OrganisationId> offered = batches.stream()
                .flatMap(batch -> offered(municipality, batch).stream())
                .toList();
        assertThat(offered).containsExactlyInAnyOrderElementsOf(partners);
        assertThat(batches.stream().flatMap(batch -> reasons(municipality, batch).stream()))
                .hasSize(10)
                .containsOnly("offer.exists");
    }

    @Test
    void twoWhoOfferToEachOtherAtOnceGetOneAgreement() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();

        List<UUID> batches = atOnce(
                () -> offers.offer(municipality, List.of(partner.ownOrganisation()), NO_TERMS)
                        .id(),
                () -> offers.offer(partner, List.of(municipality.ownOrganisation()), NO_TERMS)
                        .id());
        atOnce(() -> ran(batches.get(0)), () -> ran(batches.get(1)));
        finished(municipality, batches.get(0));
        finished(partner, batches.get(1));

        assertThat(list.count(partner, AgreementFilter.ALL)).isEqualTo(1);
        assertThat(Stream.concat(
                        reasons(municipality, batches.get(0)).stream(), reasons(partner, batches.get(1)).stream()))
                .containsExactly("offer.exists");
    }

    /** Made by somebody who does not wait for the lock: the index of the database is the last guard. */
    @Test
    void aPairThatIsMadeBetweenCheckAndInsertExists() throws Exception {
        Actor municipality = parties.municipality();
        List<OrganisationId> partners = partners(3);
        try (Connection elsewhere = connect();
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("""
                    insert into agreement (id, municipality_id, partner_id, offered_by, model_version, stage, check_code,
                                           created_at, lapses_on, version)
                    select gen_random_uuid(), '%1$s', '%2$s', '%2$s', max(version), 'DRAFT', gen_random_uuid(), now(),
                           current_date + 90, 1
                    from model_agreement""".formatted(municipality.ownOrganisation(), partners.get(1)));
            UUID batch = offers.offer(municipality, partners, NO_TERMS).id();
            long elsewherePid = number(statement, "select pg_backend_pid()");
            await(() -> count("select count(*) from pg_stat_activity where " + elsewherePid
                            + " = any (pg_blocking_pids(pid))")
                    > 0);
            elsewhere.commit();

            finished(municipality, batch);
            assertThat(offered(municipality, batch)).containsExactlyInAnyOrder(partners.get(0), partners.get(2));
            assertThat(reasons(municipality, batch)).containsExactly("offer.exists");
        }
    }

    @Test
    void aFaultHoldsUpNobodyElseAndIsTriedAgain() throws SQLException {
        Actor municipality = parties.municipality();
        List<OrganisationId> partners = partners(12);
        asOwner(
                "create function stop_offer() returns trigger language plpgsql as $$ begin raise exception 'stop'; end $$",
                "create trigger stop_offer before insert on agreement for each row when (new.partner_id = '"
                        + partners.get(5) + "') execute function stop_offer()");

        UUID batch = offers.offer(municipality, partners, NO_TERMS).id();
        await(() -> count("select count(*) from scheduled_tasks where consecutive_failures > 0 and task_instance = '"
                        + batch + "'")
                > 0);
        assertThat(offered(municipality, batch)).hasSize(11);
        assertThat(offers.running(municipality)).extracting(OfferBatch::id).containsExactly(batch);
        asOwner("drop trigger stop_offer on agreement", "drop function stop_offer()");

        finished(municipality, batch);
        assertThat(offered(municipality, batch)).containsExactlyInAnyOrderElementsOf(partners);
        assertThat(offers.running(municipality)).isEmpty();
    }

    @Test
    void whoMayNoLongerOfferWhenItIsTheirTurnOffersNothing() throws SQLException {
        Actor municipality = parties.municipality();
        asOwner(
                "create function hold_offer() returns trigger language plpgsql as $$ begin raise exception 'hold'; end $$",
                "create trigger hold_offer before insert on agreement for each row when (new.municipality_id = '"
                        + municipality.ownOrganisation() + "') execute function hold_offer()");
        UUID batch = offers.offer(municipality, partners(2), NO_TERMS).id();
        await(() -> count("select count(*) from scheduled_tasks where consecutive_failures > 0 and task_instance = '"
                        + batch + "'")
                > 0);
        asOwner("delete from membership where person_id = '" + municipality.ownPerson() + "'");
        asOwner("drop trigger hold_offer on agreement", "drop function hold_offer()");

        finished(municipality, batch);
        assertThat(reasons(municipality, batch)).containsExactly("offer.authorityEnded", "offer.authorityEnded");
        assertThat(list.count(municipality, AgreementFilter.ALL)).isZero();
    }

    @Test
    void anOfferThatLapsedIsInNobodysWayBeforeThatIsRecordedEither() throws SQLException {
        Actor municipality = parties.municipality();
        List<OrganisationId> partner = partners(1);
        finished(municipality, offers.offer(municipality, partner, NO_TERMS).id());
        await(() -> agreements.toSign(municipality).size() == 1);
        assertThat(agreements.standing(municipality)).hasSize(1);
        asOwner("update agreement set lapses_on = '" + calendar.today() + "' where municipality_id = '"
                + municipality.ownOrganisation() + "'");

        assertThat(agreements.standing(municipality)).isEmpty();
        assertThat(offers.check(municipality, partner))
                .allSatisfy(line -> assertThat(line.blockedBy()).isEmpty());
        UUID again = offers.offer(municipality, partner, NO_TERMS).id();
        finished(municipality, again);
        assertThat(offered(municipality, again)).isEqualTo(partner);
        assertThat(agreements.standing(municipality)).hasSize(1);
    }

    @Test
    void nobodySeesWhatAnotherOrganisationOffers() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        UUID batch = offers.offer(municipality, List.of(partner.ownOrganisation()), NO_TERMS)
                .id();

        assertThatThrownBy(() -> offers.get(partner, batch)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> offers.items(partner, batch)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> offers.progress(partner, batch)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> offers.again(partner, batch)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> offers.offer(municipality, List.of(OrganisationId.random()), NO_TERMS))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void bothSidesSeeWhomAServiceAreaLeavesOut() {
        Actor municipality = parties.municipality();
        Actor elsewhere = parties.municipality();
        Actor partner = parties.partner();
        LocalDate today = calendar.today();
        areas.extend(partner, false);
        areas.serve(partner, List.of(codeOf(municipality)), new ServicePeriod(today, today.plusDays(30)));

        assertThat(areas.outside(municipality, today)).doesNotContain(partner.ownOrganisation());
        assertThat(areas.outside(elsewhere, today)).contains(partner.ownOrganisation());
        assertThat(areas.outside(municipality, today.plusDays(31))).contains(partner.ownOrganisation());
        assertThat(areas.outside(partner, today))
                .contains(elsewhere.ownOrganisation())
                .doesNotContain(municipality.ownOrganisation());

        areas.serve(partner, List.of(codeOf(municipality)), new ServicePeriod(today.plusDays(1), null));
        assertThat(areas.outside(municipality, today)).contains(partner.ownOrganisation());
        areas.leave(partner, List.of(codeOf(municipality)));
        assertThat(areas.own(partner).served()).isEmpty();
        areas.extend(partner, true);
        assertThat(areas.outside(elsewhere, today)).doesNotContain(partner.ownOrganisation());
        assertThat(logged("serviceArea.changed", partner.ownOrganisation().value()))
                .isEqualTo(5);
        assertThatThrownBy(() -> areas.extend(municipality, false)).hasMessage("serviceArea.partnersOnly");
    }

    private String codeOf(Actor municipality) {
        return organisations.get(municipality.ownOrganisation()).cbsCode().orElseThrow();
    }

    private List<OrganisationId> partners(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> parties.partner().ownOrganisation())
                .toList();
    }

    private List<OrganisationId> offered(Actor actor, UUID batch) {
        return offers.items(actor, batch).stream()
                .filter(item -> item.agreement().isPresent())
                .map(item -> item.counterparty().id())
                .toList();
    }

    private List<String> reasons(Actor actor, UUID batch) {
        return offers.items(actor, batch).stream()
                .flatMap(item -> item.reason().stream())
                .map(RuleBroken::key)
                .toList();
    }

    private void finished(Actor actor, UUID batch) {
        await(() -> offers.get(actor, batch).isFinished());
    }

    private UUID ran(UUID batch) {
        offering.run(batch);
        return batch;
    }

    private List<UUID> atOnce(Callable<UUID> one, Callable<UUID> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<UUID>> running = new ArrayList<>();
        for (Callable<UUID> each : List.of(one, other)) {
            running.add(threads.submit(() -> {
                start.await();
                return each.call();
            }));
        }
        List<UUID> results = new ArrayList<>();
        for (Future<UUID> each : running) {
            results.add(each.get());
        }
        return results;
    }

    private static long logged(String type, UUID subject) {
        return count("select count(*) from log_entry where type = '" + type + "' and subject = '" + subject + "'");
    }

    private static long count(String query) {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            return number(statement, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void asOwner(String... statements) throws SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getenv("APP_DB_URL"),
                System.getenv("APP_DB_OWNER_USER"),
                System.getenv("APP_DB_OWNER_PASSWORD"));
    }
}
