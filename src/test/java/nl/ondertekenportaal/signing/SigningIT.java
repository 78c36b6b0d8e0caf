package nl.ondertekenportaal.signing;

import static nl.ondertekenportaal.common.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.AgreementFilter;
import nl.ondertekenportaal.agreement.AgreementList;
import nl.ondertekenportaal.agreement.AgreementOrder;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.OfferLine;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AdmissionMeasure.Ground;
import nl.ondertekenportaal.organisation.AdmissionMeasure.Kind;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Invitations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Suspensions;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.trust.Signatures;
import nl.ondertekenportaal.trust.ValidationReport;
import nl.ondertekenportaal.trust.Verdict;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** From offer to signed, inside the portal as it runs, with its database and its timestamp service. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class SigningIT {

    @Inject
    Parties parties;

    @Inject
    Offers offers;

    @Inject
    Agreements agreements;

    @Inject
    People people;

    @Inject
    Colleagues colleagues;

    @Inject
    Invitations invitations;

    @Inject
    Suspensions suspensions;

    @Inject
    StoredDocuments documents;

    @Inject
    AgreementList list;

    @Inject
    SigningSessions sessions;

    @Inject
    SigningRun run;

    @Inject
    Signing signing;

    @Inject
    Signatures signatures;

    @Test
    void bothSidesSignInAnyOrderAndEverybodyFindsTheSignaturesValid() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);

        sign(parties.signatoryOf(partner), List.of(id));
        assertThat(agreements.get(partner, id).stage()).isEqualTo(Stage.PARTLY_SIGNED);
        sign(parties.signatoryOf(municipality), List.of(id));

        Agreement agreement = agreements.get(municipality, id);
        assertThat(agreement.stage()).isEqualTo(Stage.SIGNED);
        assertThat(agreement.firstDay()).isPresent();
        byte[] file = documents.latest(municipality, id).bytes();
        ValidationReport report = signatures.validate(file);
        assertThat(report.allValid()).as(report.toString()).isTrue();
        for (Side side : Side.values()) {
            assertThat(report.inField(side.signatureField()).orElseThrow().verdict())
                    .isEqualTo(Verdict.VALID);
        }
        assertThat(validOnesByPoppler(file)).as("seal and both signatures").isEqualTo(3);
        assertThat(sessions.signatories(partner, id)).containsOnlyKeys(Side.values());
    }

    @Test
    void aSessionWithAFaultGoesOnAndSignsNothingTwice() throws Exception {
        Actor municipality = parties.municipality();
        List<AgreementId> ids = List.of(
                issued(municipality, parties.partner()),
                issued(municipality, parties.partner()),
                issued(municipality, parties.partner()));
        Actor signatory = parties.signatoryOf(municipality);
        UUID second = ids.get(1).value();
        asOwner(
                "create function stop_here() returns trigger language plpgsql as $$ begin raise exception 'stop'; end $$");
        asOwner("create trigger stop_here before insert on document_revision for each row when (new.agreement_id = '"
                + second + "') execute function stop_here()");
        UUID session = authorised(signatory, ids);
        await(() -> logged("agreement.partlySigned", ids.get(0)) == 1 && failures(session) > 0);
        // what failed waits, and holds up none of the others
        assertThat(run.waiting(session)).containsExactly(ids.get(1));
        asOwner("drop trigger stop_here on document_revision");
        asOwner("drop function stop_here()");

        await(() -> sessions.get(signatory, session).isFinished());
        signing.run(session);

        for (AgreementId id : ids) {
            assertThat(logged("agreement.partlySigned", id)).isEqualTo(1);
            assertThat(validOnesByPoppler(documents.latest(municipality, id).bytes()))
                    .as("seal and one signature")
                    .isEqualTo(2);
        }
        assertThat(logged("signing.finished", session)).isEqualTo(1);
    }

    @Test
    void twoRunsOfOneSessionSignOnce() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued(municipality, parties.partner());
        UUID session = authorised(parties.signatoryOf(municipality), List.of(id));

        signing.run(session);

        await(() -> scheduled(session) == 0);
        assertThat(logged("agreement.partlySigned", id)).isEqualTo(1);
        assertThat(logged("signing.refused", id)).isZero();
    }

    @Test
    void anotherOrganisationFindsNothing() {
        Actor municipality = parties.municipality();
        AgreementId id = issued(municipality, parties.partner());
        Actor signatory = parties.signatoryOf(municipality);
        UUID session = sessions.show(signatory, List.of(id));
        Actor stranger = parties.signatoryOf(parties.municipality());
        Actor colleague = parties.signatoryOf(municipality);

        assertThatThrownBy(() -> agreements.get(stranger, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> documents.latest(stranger, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> sessions.signatories(stranger, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> sessions.get(stranger, session)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> sessions.get(colleague, session)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> sessions.authorise(stranger, session, parties.code(stranger)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> sessions.show(stranger, List.of(id))).isInstanceOf(RuleBroken.class);
        assertThat(agreements.toSign(stranger)).isEmpty();
        assertThat(list.find(stranger, AgreementFilter.ALL, AgreementOrder.NAME, false, 0, 50))
                .isEmpty();
    }

    @Test
    void aCodeWorksOnceAndAWrongOneAuthorisesNothing() {
        Actor municipality = parties.municipality();
        AgreementId id = issued(municipality, parties.partner());
        Actor signatory = parties.signatoryOf(municipality);
        UUID session = sessions.show(signatory, List.of(id));

        assertThatThrownBy(() -> sessions.authorise(signatory, session, "000000x"))
                .hasMessage("login.wrong");
        assertThat(sessions.get(signatory, session).isAuthorised()).isFalse();
        String code = parties.code(signatory);
        sessions.authorise(signatory, session, code);
        assertThatThrownBy(() -> sessions.authorise(signatory, session, code)).hasMessage("login.used");
    }

    @Test
    void whoLostTheAuthoritySignsNothingMore() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued(municipality, parties.partner());
        Actor signatory = parties.signatoryOf(municipality);
        UUID session = stopped(signatory, id);
        asOwner("delete from membership where person_id = '" + signatory.ownPerson() + "'");

        signing.run(session);

        assertThat(outcome(session)).isEqualTo("signing.authorityEnded");
        assertThat(agreements.get(municipality, id).stage()).isEqualTo(Stage.OFFERED);
    }

    @Test
    void afterARecoveryNothingIsSignedUntilSomebodyConfirms() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued(municipality, parties.partner());
        Actor signatory = parties.signatoryOf(municipality);
        UUID before = stopped(signatory, id);
        UUID later = sessions.show(signatory, List.of(id));
        people.recovered(signatory.ownPerson());

        signing.run(before);
        assertThat(outcome(before)).as("a session in progress").isEqualTo("signing.recovered");
        assertThatThrownBy(() -> sessions.authorise(signatory, later, parties.code(signatory)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("signing.recovered"));
        assertThatThrownBy(() -> colleagues.confirm(signatory, signatory.ownPerson(), parties.code(signatory)))
                .as("not oneself")
                .isInstanceOf(AccessDenied.class);
        Actor administrator = parties.administratorOf(municipality);
        colleagues.confirm(administrator, signatory.ownPerson(), parties.code(administrator));
        sign(signatory, List.of(id));
        assertThat(agreements.get(municipality, id).stage()).isEqualTo(Stage.PARTLY_SIGNED);
    }

    @Test
    void whoGotInAnewOpensNoOtherWayToSign() {
        Actor municipality = parties.municipality();
        Actor administrator = parties.administratorOf(municipality);
        PersonId other = municipality.ownPerson();
        people.recovered(administrator.ownPerson());
        String code = parties.code(administrator);
        Applicant somebody = new Applicant(
                "Fenna Fictief", "beleidsadviseur", new MailAddress("fenna." + UUID.randomUUID() + "@demo.invalid"));
        List<ThrowingCallable> ways = List.of(
                () -> invitations.invite(administrator, somebody, Set.of(Role.SIGNATORY), code),
                () -> colleagues.changeRoles(administrator, other, Set.of(Role.SIGNATORY), code),
                () -> colleagues.confirm(administrator, other, code),
                () -> colleagues.restore(administrator, other, code),
                () -> parties.authority(administrator, municipality, LocalDate.of(2026, 1, 1), null));
        for (ThrowingCallable way : ways) {
            assertThatThrownBy(way).hasMessage("people.unconfirmed");
        }
    }

    @Test
    void whileOneSideIsSuspendedNobodySigns() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);
        UUID ofSuspended = stopped(parties.signatoryOf(municipality), id);
        UUID ofOther = stopped(parties.signatoryOf(partner), id);
        suspensions.block(
                parties.staff(), municipality.ownOrganisation(), Kind.SUSPENDED, Ground.OTHER, "Onderzoek (fictief)");

        signing.run(ofSuspended);
        signing.run(ofOther);

        assertThat(outcome(ofSuspended)).isEqualTo("signing.authorityEnded");
        assertThat(outcome(ofOther)).isEqualTo("agreement.suspended");
        assertThat(agreements.get(partner, id).stage()).isEqualTo(Stage.OFFERED);
        assertThat(offers.check(partner, List.of(municipality.ownOrganisation())))
                .noneMatch(OfferLine::isPossible);
        assertThatThrownBy(() -> suspensions.block(
                        municipality, partner.ownOrganisation(), Kind.SUSPENDED, Ground.OTHER, "Zomaar"))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aDocumentThatWasChangedInTheDatabaseIsNotSigned() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued(municipality, parties.partner());
        UUID session = stopped(parties.signatoryOf(municipality), id);
        asOwner(
                "alter table document_revision disable trigger user",
                "update document_revision set appended = set_byte(appended, 1000, 42) where agreement_id = '" + id
                        + "'",
                "alter table document_revision enable trigger user");

        signing.run(session);

        assertThat(outcome(session)).isEqualTo("signing.documentChanged");
        assertThat(agreements.get(municipality, id).stage()).isEqualTo(Stage.OFFERED);
    }

    @Test
    void whatTheOtherSideSignedMeanwhileMustBeShownAgain() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);
        Actor signatory = parties.signatoryOf(municipality);
        UUID session = stopped(signatory, id);
        sign(parties.signatoryOf(partner), List.of(id));

        signing.run(session);

        assertThat(outcome(session)).isEqualTo("agreement.revisionChanged");
        UUID again = sessions.retry(signatory, session);
        sessions.authorise(signatory, again, parties.code(signatory));
        await(() -> sessions.get(signatory, again).isFinished());
        assertThat(agreements.get(municipality, id).stage()).isEqualTo(Stage.SIGNED);
    }

    @Test
    void nobodyIsOfferedTheSameTwice() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        issued(municipality, partner);

        UUID again = offers.offer(partner, List.of(municipality.ownOrganisation()), new Terms(null, null))
                .id();

        await(() -> offers.get(partner, again).isFinished());
        assertThat(offers.items(partner, again))
                .singleElement()
                .satisfies(item -> assertThat(item.reason().orElseThrow()).hasMessage("offer.exists"));
        assertThat(list.count(municipality, AgreementFilter.ALL)).isEqualTo(1);
    }

    @Test
    void theDatabaseChangesNothingThatWasWritten() throws SQLException {
        issued(parties.municipality(), parties.partner());
        for (String user : List.of("APP_DB_USER", "APP_DB_OWNER_USER")) {
            for (String table : List.of("log_entry", "document_revision", "matrix_row")) {
                refuses(
                        user,
                        "update " + table + " set " + (table.equals("document_revision") ? "number" : "sequence")
                                + " = 0");
                refuses(user, "delete from " + table);
                refuses(user, "truncate " + table + " cascade");
            }
        }
    }

    /** The table has a row while it is tried, since a trigger for each row says nothing of an empty table. */
    private static void refuses(String user, String statement) throws SQLException {
        try (Connection owner = connect("APP_DB_OWNER_USER");
                Statement filled = owner.createStatement()) {
            owner.setAutoCommit(false);
            if (user.equals("APP_DB_OWNER_USER") && statement.contains("matrix_row")) {
                filled.execute("""
                        insert into matrix_row
                        select 0, id, municipality_id, partner_id, 'HOUSING', 'VPS', issued_hash, now(), null, now(), '', ''
                        from agreement where issued_hash is not null limit 1""");
            }
            try (Connection other = user.equals("APP_DB_OWNER_USER") ? owner : connect(user);
                    Statement tried = other.createStatement()) {
                assertThatThrownBy(() -> tried.execute(statement))
                        .as(user + ": " + statement)
                        .isInstanceOf(SQLException.class)
                        .satisfies(refused -> assertThat(((SQLException) refused).getSQLState())
                                .isEqualTo("42501"));
            }
        }
    }

    private AgreementId issued(Actor offering, Actor other) {
        offers.offer(offering, List.of(other.ownOrganisation()), new Terms(null, "€ 1,50 per signaal (fictief)"));
        await(() -> agreements.toSign(other).size() == 1);
        return agreements.toSign(other).getFirst().id();
    }

    private UUID authorised(Actor signatory, List<AgreementId> ids) {
        UUID session = sessions.show(signatory, ids);
        sessions.authorise(signatory, session, parties.code(signatory));
        return session;
    }

    private UUID sign(Actor signatory, List<AgreementId> ids) {
        UUID session = authorised(signatory, ids);
        await(() -> sessions.get(signatory, session).isFinished());
        return session;
    }

    /** Authorised, but the portal stopped before the background work began. */
    private UUID stopped(Actor signatory, AgreementId id) throws SQLException {
        UUID session = sessions.show(signatory, List.of(id));
        asOwner("update signing_session set authorised_at = now() where id = '" + session + "'");
        return session;
    }

    private static String outcome(UUID session) throws SQLException {
        try (Connection owner = connect("APP_DB_OWNER_USER");
                Statement statement = owner.createStatement();
                var row = statement.executeQuery(
                        "select refusal from signing_item where session_id = '" + session + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static long logged(String type, AgreementId subject) {
        return logged(type, subject.value());
    }

    private static long logged(String type, UUID subject) {
        return count("select count(*) from log_entry where type = '" + type + "' and subject = '" + subject + "'");
    }

    private static long failures(UUID session) {
        return count("select coalesce(sum(consecutive_failures), 0) from scheduled_tasks where task_instance = '"
                + session + "'");
    }

    private static long scheduled(UUID session) {
        return count("select count(*) from scheduled_tasks where task_instance = '" + session + "'");
    }

    private static long count(String query) {
        try (Connection owner = connect("APP_DB_OWNER_USER");
                Statement statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void asOwner(String... statements) throws SQLException {
        try (Connection owner = connect("APP_DB_OWNER_USER");
                Statement statement = owner.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static Connection connect(String user) throws SQLException {
        String password = System.getenv(user.replace("_USER", "_PASSWORD"));
        return DriverManager.getConnection(System.getenv("APP_DB_URL"), System.getenv(user), password);
    }

    private static long validOnesByPoppler(byte[] file) throws IOException {
        Path pdf = Files.createTempFile("signed", ".pdf");
        try {
            Files.write(pdf, file);
            // -nocert: the demo root is in no trust store of this machine
            Process pdfsig = new ProcessBuilder("pdfsig", "-nocert", pdf.toString())
                    .redirectErrorStream(true)
                    .start();
            String report = new String(pdfsig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return report.split("Signature Validation: Signature is Valid", -1).length - 1L;
        } finally {
            Files.delete(pdf);
        }
    }
}
