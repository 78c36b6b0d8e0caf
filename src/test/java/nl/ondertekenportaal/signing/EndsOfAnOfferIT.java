package nl.ondertekenportaal.signing;

import static nl.ondertekenportaal.common.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Lapsing;
import nl.ondertekenportaal.agreement.OfferLine;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.harness.Lane;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Declining, withdrawing and lapsing inside the portal as it runs, against signing at the same moment. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class EndsOfAnOfferIT {
    private static final Reason REASON = new Reason("Wij worden het niet eens (fictief).");

    @Inject
    Parties parties;

    @Inject
    Offers offers;

    @Inject
    Agreements agreements;

    @Inject
    Lapsing lapsing;

    @Inject
    SigningSessions sessions;

    @Inject
    Signing signing;

    @Inject
    LegalCalendar calendar;

    @Resource
    ManagedExecutorService executor;

    @Test
    void onlyWhoMayDeclinesOrWithdraws() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);

        for (Role role : List.of(Role.READER, Role.EDITOR)) {
            Actor other = new Actor(PersonId.random(), partner.organisation(), Set.of(role));
            assertThatThrownBy(() -> agreements.decline(other, id, REASON)).isInstanceOf(AccessDenied.class);
        }
        Actor reader = new Actor(PersonId.random(), municipality.organisation(), Set.of(Role.READER));
        assertThatThrownBy(() -> agreements.withdraw(reader, id, REASON)).isInstanceOf(AccessDenied.class);
        for (Role role : List.of(Role.NVVK_STAFF, Role.NVVK_AUDITOR)) {
            Actor nvvk = new Actor(PersonId.random(), OrganisationId.random(), Set.of(role));
            assertThatThrownBy(() -> agreements.decline(nvvk, id, REASON)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> agreements.withdraw(nvvk, id, REASON)).isInstanceOf(AccessDenied.class);
        }
        Actor stranger = parties.partner();
        assertThatThrownBy(() -> agreements.decline(stranger, id, REASON)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> agreements.withdraw(stranger, id, REASON)).isInstanceOf(NotFound.class);
        assertThat(agreements.get(partner, id).stage()).isEqualTo(Stage.OFFERED);

        agreements.decline(partner, id, REASON);
        assertThat(agreements.get(municipality, id).closingReason()).contains(REASON.text());
        assertThat(logged("agreement.declined", id)).isEqualTo(1);
    }

    @Test
    void aListThatWasShownBeforeTheEndSignsNothingOfItAndSaysWhy() throws SQLException {
        Actor municipality = parties.municipality();
        Actor declining = parties.partner();
        Actor other = parties.partner();
        Actor third = parties.partner();
        AgreementId declined = issued(municipality, declining);
        AgreementId withdrawn = issued(municipality, other);
        AgreementId lapsed = issued(municipality, third);
        UUID session = stopped(parties.signatoryOf(municipality), List.of(declined, withdrawn, lapsed));
        agreements.decline(declining, declined, REASON);
        agreements.withdraw(municipality, withdrawn, REASON);
        lapseToday(lapsed);

        signing.run(session);

        assertThat(refusal(session, declined)).isEqualTo("agreement.closed");
        assertThat(refusal(session, withdrawn)).isEqualTo("agreement.closed");
        assertThat(refusal(session, lapsed)).isEqualTo("agreement.lapsed");
        assertThat(agreements.get(municipality, declined).stage()).isEqualTo(Stage.DECLINED);
        assertThat(agreements.get(municipality, withdrawn).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(agreements.get(municipality, lapsed).statusOn(calendar.today()))
                .isEqualTo(Status.LAPSED);
        assertThat(agreements.toSign(municipality)).isEmpty();
        for (AgreementId id : List.of(declined, withdrawn, lapsed)) {
            assertThat(logged("agreement.partlySigned", id)).isZero();
            assertThat(logged("signing.refused", id)).isEqualTo(1);
        }
    }

    @Test
    void aLapseIsRecordedOnceByHoweverManyNodesAndThenTheTwoBeginAnew() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);
        lapsing.record();
        assertThat(agreements.get(partner, id).stage()).isEqualTo(Stage.OFFERED);
        lapseToday(id);
        assertThatThrownBy(() -> agreements.decline(partner, id, REASON)).hasMessage("agreement.lapsed");
        assertThatThrownBy(() -> agreements.withdraw(municipality, id, REASON)).hasMessage("agreement.lapsed");

        Future<?> one = executor.submit(lapsing::record);
        Future<?> other = executor.submit(lapsing::record);
        one.get(30, TimeUnit.SECONDS);
        other.get(30, TimeUnit.SECONDS);

        assertThat(agreements.get(partner, id).stage()).isEqualTo(Stage.LAPSED);
        assertThat(logged("agreement.lapsed", id)).isEqualTo(1);
        assertThat(offers.check(partner, List.of(municipality.ownOrganisation())))
                .allMatch(OfferLine::isPossible);
    }

    @Test
    void ofSigningAndWithdrawingAtTheSameMomentOneWinsAndTheOtherIsTold() throws Exception {
        Actor partner = parties.partner();
        Actor signatory = parties.signatoryOf(partner);
        for (int round = 0; round < 16; round++) {
            Actor municipality = parties.municipality();
            AgreementId id = issued(municipality, partner);
            UUID session = stopped(signatory, List.of(id));
            CyclicBarrier start = new CyclicBarrier(2);
            // signing takes longer, so that withdrawing begins a little later each time, until it comes too late
            Duration later = Duration.ofMillis(round * 15L);
            Future<?> signs = executor.submit(() -> {
                start.await();
                signing.run(session);
                return null;
            });
            Future<Optional<String>> withdraws = executor.submit(() -> {
                start.await();
                Thread.sleep(later);
                return withdraw(municipality, id);
            });
            Optional<String> refused = withdraws.get(30, TimeUnit.SECONDS);
            settle(signs, session);

            Agreement agreement = agreements.get(partner, id);
            if (refused.isEmpty()) {
                assertThat(agreement.stage()).isEqualTo(Stage.WITHDRAWN);
                assertThat(refusal(session, id)).isEqualTo("agreement.closed");
                assertThat(logged("agreement.partlySigned", id)).isZero();
                assertThat(revisions(id)).isEqualTo(1);
            } else {
                assertThat(refused).contains("agreement.accepted");
                assertThat(agreement.stage()).isEqualTo(Stage.PARTLY_SIGNED);
                assertThat(logged("agreement.partlySigned", id)).isEqualTo(1);
                assertThat(logged("agreement.withdrawn", id)).isZero();
                assertThat(revisions(id)).isEqualTo(2);
            }
        }
    }

    private Optional<String> withdraw(Actor municipality, AgreementId id) {
        try {
            agreements.withdraw(municipality, id, REASON);
            return Optional.empty();
        } catch (RuleBroken refused) {
            return Optional.of(refused.key());
        }
    }

    /** What met the other half way is tried again, as the background does. */
    private void settle(Future<?> signs, UUID session) throws Exception {
        try {
            signs.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException metTheOther) {
            signing.run(session);
        }
    }

    private AgreementId issued(Actor offering, Actor other) {
        Set<AgreementId> before =
                Set.copyOf(agreements.toSign(other).stream().map(Agreement::id).toList());
        offers.offer(offering, List.of(other.ownOrganisation()), new Terms(null, null));
        await(() -> agreements.toSign(other).size() > before.size());
        return agreements.toSign(other).stream()
                .map(Agreement::id)
                .filter(id -> !before.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /** Authorised, but the portal stopped before the background work began. */
    private UUID stopped(Actor signatory, List<AgreementId> ids) throws SQLException {
        UUID session = sessions.show(signatory, ids);
        asOwner("update signing_session set authorised_at = now() where id = '" + session + "'");
        return session;
    }

    private void lapseToday(AgreementId id) throws SQLException {
        asOwner("update agreement set lapses_on = '" + calendar.today() + "' where id = '" + id + "'");
    }

    private static long logged(String type, AgreementId subject) {
        return Long.parseLong(
                read("select count(*) from log_entry where type = '" + type + "' and subject = '" + subject + "'"));
    }

    private static long revisions(AgreementId id) {
        return Long.parseLong(read("select count(*) from document_revision where agreement_id = '" + id + "'"));
    }

    private static String refusal(UUID session, AgreementId id) {
        return read("select refusal from signing_item where session_id = '" + session + "' and agreement_id = '" + id
                + "'");
    }

    private static String read(String query) {
        try (Connection owner = connect();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void asOwner(String update) throws SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            statement.execute(update);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getenv("APP_DB_URL"),
                System.getenv("APP_DB_OWNER_USER"),
                System.getenv("APP_DB_OWNER_PASSWORD"));
    }
}
