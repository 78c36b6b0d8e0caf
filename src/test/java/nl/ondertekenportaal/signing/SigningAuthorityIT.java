package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.AuthorityQueue;
import nl.ondertekenportaal.organisation.AuthorityState;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.SectorScope;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.Validity;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** That nothing is signed without an authority that is valid on the legal day of the signature. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class SigningAuthorityIT {

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    Agreements agreements;

    @Inject
    SigningAuthorities authorities;

    @Inject
    AuthorityDesk desk;

    @Inject
    AuthorityQueue queue;

    @Inject
    SigningSessions sessions;

    @Inject
    Signing signing;

    @Inject
    People people;

    @Inject
    AtOnce atOnce;

    @Inject
    LegalCalendar calendar;

    @Inject
    Messages messages;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transactions transactions;

    @Test
    void withoutAnAuthorityThatIsValidTodayNothingIsShownToSign() {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor never = parties.signatoryWithoutAuthorityOf(municipality);
        Actor untilYesterday = parties.signatoryWithoutAuthorityOf(municipality);
        parties.authority(municipality, untilYesterday, today().minusYears(1), today().minusDays(1));
        Actor fromTomorrow = parties.signatoryWithoutAuthorityOf(municipality);
        parties.authority(municipality, fromTomorrow, today().plusDays(1), null);

        for (Actor signatory : List.of(never, untilYesterday, fromTomorrow)) {
            RuleBroken broken = catchThrowableOfType(RuleBroken.class, () -> sessions.show(signatory, List.of(id)));
            assertThat(messages.explain(broken))
                    .startsWith("Voor u is geen tekenbevoegdheid vastgelegd die geldt op de dag van tekenen")
                    .contains("beheerder", "“Tekenbevoegdheid”");
        }
    }

    @Test
    void theFirstAndTheLastDayAreEnough() {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor onlyToday = parties.signatoryWithoutAuthorityOf(municipality);
        UUID authority = parties.authority(municipality, onlyToday, today(), today());

        UUID session = sessions.show(onlyToday, List.of(id));
        authorisedAt(session, Instant.now());
        signing.run(session);

        assertThat(sessions.signatories(municipality, id))
                .hasEntrySatisfying(
                        Side.MUNICIPALITY,
                        signatories -> assertThat(signatories)
                                .singleElement()
                                .satisfies(signatory -> assertThat(signatory
                                                .ground()
                                                .map(ground -> ground.own().id()))
                                        .contains(authority)));
    }

    @Test
    void anAuthorityOfAnotherOrganisationIsNone() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued.between(municipality, partner);
        Actor signatory = parties.signatoryOf(municipality);
        Actor alsoForThePartner = new Actor(signatory.ownPerson(), partner.ownOrganisation(), Set.of(Role.SIGNATORY));

        assertThatThrownBy(() -> sessions.show(alsoForThePartner, List.of(id))).hasMessage("signing.noAuthority");
    }

    @Test
    void anAuthorityIsNothingWithoutTheRole() {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor signatory = parties.signatoryOf(municipality);
        Actor reader = new Actor(signatory.ownPerson(), municipality.ownOrganisation(), Set.of(Role.READER));

        assertThatThrownBy(() -> sessions.show(reader, List.of(id))).isInstanceOf(AccessDenied.class);
    }

    @Test
    void anAuthorityThatEndedUsesUpNoCode() {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        UUID authority = parties.authority(municipality, signatory, today().minusDays(9), null);
        UUID session = sessions.show(signatory, List.of(id));
        end(municipality, authority, today().minusDays(1));
        String code = parties.code(signatory);

        assertThatThrownBy(() -> sessions.authorise(signatory, session, code)).hasMessage("signing.noAuthority");

        parties.authority(municipality, signatory, today(), null);
        sessions.authorise(signatory, session, code);
        assertThat(sessions.get(signatory, session).isAuthorised()).isTrue();
    }

    @Test
    void whenItEndsAtMidnightTheRestOfTheSessionIsRefused() {
        Actor municipality = parties.municipality();
        AgreementId first = issued.between(municipality, parties.partner());
        AgreementId second = issued.between(municipality, parties.partner());
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        parties.authority(municipality, signatory, today().minusDays(9), today());
        UUID session = sessions.show(signatory, List.of(first, second));
        Instant midnight = today().plusDays(1).atStartOfDay(LegalCalendar.ZONE).toInstant();
        authorisedAt(session, midnight.minusSeconds(600));
        InstantSource time = () -> agreements.get(municipality, first).stage() == Stage.PARTLY_SIGNED
                ? midnight
                : today().atTime(LocalTime.MAX).atZone(LegalCalendar.ZONE).toInstant();

        signing.run(session, time);

        assertThat(agreements.get(municipality, first).stage()).isEqualTo(Stage.PARTLY_SIGNED);
        assertThat(agreements.get(municipality, second).stage()).isEqualTo(Stage.OFFERED);
        List<SigningItem> items = sessions.items(signatory, session);
        assertThat(items.get(0).outcome()).isEqualTo(SigningItem.Outcome.SIGNED);
        assertThat(items.get(1).refusal()).contains("signing.noAuthority");
        assertThat(sessions.get(signatory, session).isFinished()).isTrue();
    }

    @Test
    void nothingIsSignedWithAnAuthorityThatNobodyElseConfirmed() {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor recording = parties.administratorOf(municipality);
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        UUID authority = record(recording, signatory, SectorScope.ALL, parties.code(recording));

        assertThatThrownBy(() -> sessions.show(signatory, List.of(id))).hasMessage("signing.noAuthority");
        assertThat(authorities.isWaitingFor(signatory)).isTrue();
        assertThat(queue.list(parties.confirming(), null, 1000)).anySatisfy(each -> {
            assertThat(each.authority().id()).isEqualTo(authority);
            assertThat(each.onlyNvvk()).isFalse();
        });

        Actor second = parties.administratorOf(municipality);
        desk.confirm(second, authority, parties.code(second));
        assertThat(sessions.show(signatory, List.of(id))).isNotNull();
        assertThat(authorities.isWaitingFor(signatory)).isFalse();
        assertThat(logged(authority)).containsExactly("authority.recorded", "authority.confirmed");
    }

    @Test
    void whereNobodyElseCanConfirmOnlyNvvkDoes() {
        Actor municipality = parties.municipality();
        Actor recording = parties.administratorOf(municipality);
        UUID authority = record(recording, municipality, SectorScope.ALL, parties.code(recording));

        assertThat(queue.list(parties.confirming(), null, 1000)).anySatisfy(each -> {
            assertThat(each.authority().id()).isEqualTo(authority);
            assertThat(each.onlyNvvk()).isTrue();
        });
        assertThatThrownBy(() -> queue.list(recording, null, 1000)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void whoRecordedItWhomItConcernsAndWhoseAccountIsInDoubtCannotConfirm() {
        Actor municipality = parties.municipality();
        Actor recording = parties.administratorOf(municipality);
        Actor concerned = parties.administratorOf(municipality);
        Actor recovered = parties.administratorOf(municipality);
        Actor strangers = parties.municipality();
        UUID authority = record(recording, concerned, SectorScope.ALL, parties.code(recording));
        people.recovered(recovered.ownPerson());

        assertThatThrownBy(() -> desk.confirm(recording, authority, null)).hasMessage("authority.own");
        assertThatThrownBy(() -> desk.confirm(concerned, authority, null)).hasMessage("authority.own");
        assertThatThrownBy(() -> desk.confirm(recovered, authority, null)).hasMessage("people.unconfirmed");
        assertThatThrownBy(() -> desk.confirm(strangers, authority, null)).isInstanceOf(NotFound.class);
        Actor second = parties.administratorOf(municipality);
        assertThatThrownBy(() -> desk.confirm(second, authority, "000000")).hasMessage("login.wrong");
        assertThat(authorities.get(recording, authority).isConfirmed()).isFalse();
    }

    @Test
    void oneSaysTheLastWordEvenWhenTwoDecideAtOnce() throws Exception {
        Actor municipality = parties.municipality();
        Actor recording = parties.administratorOf(municipality);
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        Actor one = parties.administratorOf(municipality);
        Actor other = parties.administratorOf(municipality);
        UUID authority = record(recording, signatory, SectorScope.ALL, parties.code(recording));
        String codeOfOne = parties.code(one);
        String codeOfOther = parties.code(other);

        List<Throwable> refused = atOnce.failures(
                () -> desk.confirm(one, authority, codeOfOne),
                () -> desk.refuse(other, authority, "fout", codeOfOther));

        assertThat(refused)
                .singleElement()
                .satisfies(broken -> assertThat(broken).hasMessage("authority.decided"));
        assertThat(authorities.get(recording, authority).verdict()).isPresent();
    }

    @Test
    void anAuthorityForOneSectorSignsNoAgreementForAnother() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued.between(municipality, partner);
        String sector = agreements.get(municipality, id).platformBySector().firstKey();
        SectorScope others = new SectorScope(Set.of(sector.equals("HEAT") ? "ENERGY" : "HEAT"));
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        parties.authority(municipality, signatory, decision(), power(others));

        RuleBroken broken = catchThrowableOfType(RuleBroken.class, () -> sessions.show(signatory, List.of(id)));
        assertThat(messages.explain(broken)).contains("1 gekozen overeenkomst", "sector");

        UUID right = parties.authority(municipality, signatory, decision(), power(new SectorScope(Set.of(sector))));
        UUID session = sessions.show(signatory, List.of(id));
        end(municipality, right, today().minusDays(1));
        authorisedAt(session, Instant.now());
        signing.run(session);
        assertThat(sessions.items(signatory, session).getFirst().refusal()).contains("signing.outsideScope");
        assertThat(agreements.get(municipality, id).stage()).isEqualTo(Stage.OFFERED);
    }

    @Test
    void anotherOrganisationNeitherSeesNorRecordsNorEnds() {
        Actor municipality = parties.municipality();
        Actor signatory = parties.signatoryOf(municipality);
        UUID authority = authorities.own(municipality).getFirst().id();
        Actor stranger = parties.municipality();

        assertThat(authorities.own(stranger)).isEmpty();
        assertThatThrownBy(() -> authorities.get(stranger, authority)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.end(stranger, authority, today(), null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> record(stranger, signatory)).hasMessage("authority.person");
        assertThat(authorities.people(stranger)).noneMatch(person -> person.id().equals(signatory.ownPerson()));
        assertThat(authorities.own(municipality).getFirst().ends()).isEmpty();
    }

    @Test
    void onlyAnAdministratorRecordsAndEnds() {
        Actor municipality = parties.municipality();
        Actor signatory = parties.signatoryOf(municipality);
        UUID authority = authorities.own(municipality).getFirst().id();

        assertThatThrownBy(() -> record(signatory, signatory)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> desk.end(signatory, authority, today(), null)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void anEndIsAddedToTheHistoryAndBothAreInTheLog() {
        Actor municipality = parties.municipality();
        parties.signatoryOf(municipality);
        UUID id = authorities.own(municipality).getFirst().id();

        end(municipality, id, today().minusDays(1));

        SigningAuthority authority = authorities.own(municipality).getFirst();
        assertThat(authority.stateOn(today())).isEqualTo(AuthorityState.ENDED);
        assertThat(authority.ends()).hasSize(1);
        assertThat(logged(id)).containsExactly("authority.recorded", "authority.confirmed", "authority.ended");
    }

    @Test
    void theDatabaseChangesNoAuthorityOfWhichItWasTold() throws SQLException {
        Actor municipality = parties.municipality();
        parties.signatoryOf(municipality);
        end(municipality, authorities.own(municipality).getFirst().id(), today());
        for (String user : List.of("APP_DB_USER", "APP_DB_OWNER_USER")) {
            for (String table : List.of("signing_authority", "signing_authority_end", "signing_authority_verdict")) {
                refuses(user, "update " + table + " set recorded_at = now()");
                refuses(user, "delete from " + table);
                refuses(user, "truncate " + table + " cascade");
            }
        }
    }

    private static void refuses(String user, String sql) throws SQLException {
        String password = System.getenv(user.replace("_USER", "_PASSWORD"));
        try (Connection connection =
                        DriverManager.getConnection(System.getenv("APP_DB_URL"), System.getenv(user), password);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .as(user + ": " + sql)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    private List<String> logged(UUID subject) {
        List<?> types = em.createNativeQuery(
                        "select type from log_entry where subject = cast(?1 as uuid) order by sequence")
                .setParameter(1, subject.toString())
                .getResultList();
        return types.stream().map(Object::toString).toList();
    }

    private UUID record(Actor recording, Actor signatory) {
        return record(recording, signatory, SectorScope.ALL, null);
    }

    private UUID record(Actor recording, Actor signatory, SectorScope scope, @Nullable String code) {
        return desk.record(recording, signatory.ownPerson().value(), decision(), power(scope), null, code);
    }

    private Decision decision() {
        return new Decision("het college", today(), "z-1 (fictief)");
    }

    private Power power(SectorScope scope) {
        return new Power(AuthorityKind.POWER_OF_ATTORNEY, new Validity(today(), null), scope, false);
    }

    /** By another administrator, who has a code. */
    private void end(Actor municipality, UUID authority, LocalDate lastDay) {
        Actor administrator = parties.administratorOf(municipality);
        desk.end(administrator, authority, lastDay, parties.code(administrator));
    }

    private LocalDate today() {
        return calendar.today();
    }

    /** As if the code had been given at this moment, without the background work that follows on it. */
    private void authorisedAt(UUID session, Instant moment) {
        transactions.run(() -> em.createNativeQuery(
                        "update signing_session set authorised_at = cast(?1 as timestamptz) where id = cast(?2 as uuid)")
                .setParameter(1, moment.toString())
                .setParameter(2, session.toString())
                .executeUpdate());
    }
}
