package nl.ondertekenportaal.signing;

import static nl.ondertekenportaal.signing.SignedAgreements.NEVER_GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.AgreementFilter;
import nl.ondertekenportaal.agreement.AgreementList;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Standing;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.SigningRules;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A defect in the authority on which an agreement was signed, found later: it blocks the row until it is cured or was a mistake. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class DefectIT {
    private static final Finding OTHER = new Finding(DefectKind.OTHER, new Reason("Iets anders (fictief)."));

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SignedAgreements signed;

    @Inject
    Agreements agreements;

    @Inject
    AgreementList list;

    @Inject
    SigningSessions sessions;

    @Inject
    Signing signing;

    @Inject
    DefectDesk desk;

    @Inject
    Defects defects;

    @Inject
    Organisations organisations;

    @Inject
    SigningRules rules;

    @Inject
    AtOnce atOnce;

    @Inject
    LegalCalendar calendar;

    @PersistenceContext
    EntityManager em;

    @Test
    void aReportBlocksTheRowAtOnceAndEverybodyConcernedIsTold() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        assertThat(signed.rows(id)).isPositive();
        SigningAuthority ground = signed.ground(municipality, id, Side.MUNICIPALITY);

        UUID defect = signed.report(municipality, id, Side.MUNICIPALITY, ground.id());

        assertThat(signed.rows(id)).isZero();
        for (Actor party : List.of(municipality, partner)) {
            assertThat(status(party, id)).isEqualTo(Status.BLOCKED);
            assertThat(list.counts(party, AgreementFilter.ALL).of(Standing.BLOCKED))
                    .isEqualTo(1);
            assertThat(list.counts(party, AgreementFilter.ALL).of(Standing.IN_FORCE))
                    .isZero();
            assertThat(noticesOf(party, id)).contains("BLOCKED");
            assertThat(defects.of(party, id)).singleElement().satisfies(shown -> {
                assertThat(shown.isOpen()).isTrue();
                assertThat(shown.kind()).isEqualTo(DefectKind.NEVER_GRANTED);
                assertThat(shown.authority().map(SigningAuthority::id)).contains(ground.id());
                assertThat(shown.explanation())
                        .isEqualTo(NEVER_GRANTED.explanation().text());
            });
        }
        String blocked = "Uw overeenkomst met " + name(municipality) + " is geblokkeerd";
        assertThat(mailsTo(partner)).contains(blocked);
        assertThat(mailsTo(municipality)).as("the own side reads its digest").doesNotContain(blocked);
        assertThat(logged(id)).endsWith("agreement.defectFound");

        signed.withdraw(defect);

        assertThat(signed.rows(id)).isPositive();
        assertThat(status(partner, id)).isEqualTo(Status.IN_FORCE);
        assertThat(noticesOf(municipality, id)).contains("UNBLOCKED");
        assertThat(mailsTo(partner))
                .contains("Uw overeenkomst met " + name(municipality) + " is niet meer geblokkeerd");
        assertThat(logged(id)).endsWith("agreement.defectFound", "agreement.defectWithdrawn");
        assertThat(defects.of(partner, id)).singleElement().satisfies(shown -> {
            assertThat(shown.isOpen()).isFalse();
            assertThat(shown.withdrawalReason()).contains("vergissing (fictief)");
        });
    }

    @Test
    void ofTwoDefectsBothMustEnd() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        UUID one = signed.report(municipality, id, Side.MUNICIPALITY, null);
        UUID other = signed.report(partner, id, Side.PARTNER, null);

        signed.withdraw(one);
        assertThat(signed.rows(id)).isZero();
        assertThat(status(partner, id)).isEqualTo(Status.BLOCKED);
        signed.withdraw(other);
        assertThat(signed.rows(id)).isPositive();
    }

    @Test
    void everythingThatWasSignedOnOneAuthorityIsBlockedAndNothingElse() {
        Actor municipality = parties.municipality();
        Actor first = parties.partner();
        Actor second = parties.partner();
        AgreementId one = issued.between(municipality, first);
        AgreementId two = issued.between(municipality, second);
        AgreementId byAnother = signed.between(municipality, parties.partner());
        signed.sign(parties.signatoryOf(municipality), one, two);
        signed.sign(parties.signatoryOf(first), one);
        UUID authority = signed.ground(municipality, one, Side.MUNICIPALITY).id();
        Actor stranger = parties.administratorOf(parties.municipality());
        assertThatThrownBy(() -> desk.reportAll(stranger, authority, NEVER_GRANTED, null))
                .isInstanceOf(NotFound.class);
        assertThat(desk.signedOn(municipality, authority)).containsExactlyInAnyOrder(one, two);

        Actor administrator = parties.administratorOf(municipality);
        assertThat(desk.reportAll(administrator, authority, NEVER_GRANTED, parties.code(administrator)))
                .isEqualTo(2);

        assertThat(status(municipality, one)).isEqualTo(Status.BLOCKED);
        assertThat(status(municipality, two)).isEqualTo(Status.BLOCKED);
        assertThat(status(municipality, byAnother)).isEqualTo(Status.IN_FORCE);
        assertThatThrownBy(() -> desk.reportAll(administrator, authority, NEVER_GRANTED, null))
                .hasMessage("defect.nothingSigned");
        Actor waiting = parties.signatoryOf(second);
        assertThatThrownBy(() -> sessions.show(waiting, List.of(two)))
                .as("what is blocked waits for nobody")
                .hasMessage("signing.nothing");
    }

    @Test
    void aListThatWasShownBeforeSignsNothingThatIsBlocked() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued.between(municipality, partner);
        signed.sign(parties.signatoryOf(municipality), id);
        Actor signatory = parties.signatoryOf(partner);
        UUID session = sessions.show(signatory, List.of(id));
        UUID defect = signed.report(municipality, id, Side.MUNICIPALITY, null);

        sessions.authorise(signatory, session, parties.code(signatory));
        signing.run(session);

        assertThat(sessions.items(signatory, session).getFirst().refusal()).contains("agreement.blocked");
        signed.withdraw(defect);
        assertThat(status(partner, id)).isEqualTo(Status.PARTLY_SIGNED);
        signed.sign(parties.signatoryOf(partner), id);
        assertThat(signed.rows(id)).isPositive();
    }

    @Test
    void aSideOfWhichOneOfTwoSignedIsBlockedTooAndTheOtherDoesNotComplete() {
        Actor municipality = parties.municipality();
        Actor raising = parties.administratorOf(municipality);
        rules.change(raising, 2, parties.code(raising));
        AgreementId id = issued.between(municipality, parties.partner());
        signed.sign(parties.signatoryOf(municipality), id);
        UUID authority = signed.ground(municipality, id, Side.MUNICIPALITY).id();
        Actor administrator = parties.administratorOf(municipality);

        desk.reportAll(administrator, authority, NEVER_GRANTED, parties.code(administrator));

        assertThat(status(municipality, id)).isEqualTo(Status.BLOCKED);
        Actor second = parties.signatoryOf(municipality);
        assertThatThrownBy(() -> sessions.show(second, List.of(id))).hasMessage("signing.nothing");
    }

    @Test
    void onlyTheOwnSideAndNvvkReportAndOnlyNvvkTakesBack() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        Actor administrator = parties.administratorOf(municipality);
        Actor stranger = parties.administratorOf(parties.municipality());
        assertThatThrownBy(() -> desk.report(stranger, id, Side.MUNICIPALITY, null, OTHER, null))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.report(partner, id, Side.MUNICIPALITY, null, OTHER, null))
                .hasMessage("defect.otherSide");
        for (Role role : List.of(Role.SIGNATORY, Role.EDITOR, Role.READER, Role.NVVK_AUDITOR)) {
            Actor other = new Actor(municipality.person(), municipality.organisation(), Set.of(role));
            assertThatThrownBy(() -> desk.report(other, id, Side.MUNICIPALITY, null, OTHER, null))
                    .isInstanceOf(AccessDenied.class);
        }
        UUID ofTheOther = signed.ground(partner, id, Side.PARTNER).id();
        assertThatThrownBy(() -> desk.report(administrator, id, Side.MUNICIPALITY, ofTheOther, OTHER, null))
                .hasMessage("defect.authority");
        assertThatThrownBy(() -> desk.report(administrator, id, Side.MUNICIPALITY, null, OTHER, "000000"))
                .hasMessage("login.wrong");
        assertThat(status(partner, id)).isEqualTo(Status.IN_FORCE);

        Actor staff = parties.staffWhoLogsIn();
        UUID defect = desk.report(staff, id, Side.MUNICIPALITY, null, OTHER, parties.code(staff));
        assertThatThrownBy(() -> desk.report(administrator, id, Side.MUNICIPALITY, null, OTHER, null))
                .hasMessage("defect.known");
        assertThatThrownBy(() -> desk.withdraw(administrator, defect, "zomaar", null))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> defects.get(stranger, defect)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> defects.of(stranger, id)).isInstanceOf(NotFound.class);
        Actor another = parties.staffWhoLogsIn();
        assertThatThrownBy(() -> desk.withdraw(another, defect, " ", parties.code(another)))
                .hasMessage("reason.missing");
        assertThatThrownBy(() -> desk.withdraw(another, defect, "vergissing", "000000"))
                .hasMessage("login.wrong");
        assertThat(status(partner, id)).isEqualTo(Status.BLOCKED);
    }

    @Test
    void nothingIsWrongWithWhatWasNotSigned() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued.between(municipality, partner);
        assertThatThrownBy(() -> desk.report(municipality, id, Side.MUNICIPALITY, null, OTHER, null))
                .hasMessage("defect.unsigned");
        agreements.decline(partner, id, new Reason("Nee (fictief)."));
        assertThatThrownBy(() -> desk.report(municipality, id, Side.MUNICIPALITY, null, OTHER, null))
                .hasMessage("agreement.closed");
    }

    @Test
    void ofTwoWhoTakeItBackAtOnceOneIsLate() throws InterruptedException {
        Actor municipality = parties.municipality();
        AgreementId id = signed.between(municipality, parties.partner());
        UUID defect = signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor one = parties.staffWhoLogsIn();
        Actor other = parties.staffWhoLogsIn();
        String codeOfOne = parties.code(one);
        String codeOfOther = parties.code(other);

        List<Throwable> failed = atOnce.failures(
                () -> desk.withdraw(one, defect, "vergissing (fictief)", codeOfOne),
                () -> desk.withdraw(other, defect, "vergissing (fictief)", codeOfOther));

        assertThat(failed).singleElement().satisfies(late -> assertThat(late).hasMessage("defect.ended"));
        assertThat(signed.rows(id)).isPositive();
    }

    @Test
    void ofTwoWhoReportTheSameAtOnceOneIsLate() throws InterruptedException {
        Actor municipality = parties.municipality();
        AgreementId id = signed.between(municipality, parties.partner());
        Actor one = parties.administratorOf(municipality);
        Actor other = parties.administratorOf(municipality);
        String codeOfOne = parties.code(one);
        String codeOfOther = parties.code(other);

        List<Throwable> failed = atOnce.failures(
                () -> desk.report(one, id, Side.MUNICIPALITY, null, OTHER, codeOfOne),
                () -> desk.report(other, id, Side.MUNICIPALITY, null, OTHER, codeOfOther));

        assertThat(failed).singleElement().satisfies(late -> assertThat(late).hasMessage("defect.known"));
        signed.withdraw(defects.of(municipality, id).getFirst().id());
        assertThat(signed.rows(id)).isPositive();
    }

    @Test
    void whatWasFoundIsNeverChangedAndItsEndIsWrittenOnce() throws SQLException {
        Actor municipality = parties.municipality();
        AgreementId id = signed.between(municipality, parties.partner());
        UUID defect = signed.report(municipality, id, Side.MUNICIPALITY, null);
        signed.withdraw(defect);
        for (String user : List.of("APP_DB", "APP_DB_OWNER")) {
            for (String change : List.of(
                    "update defect set explanation = 'anders' where id = '" + defect + "'",
                    "update defect set withdrawal_reason = 'anders' where id = '" + defect + "'",
                    "delete from defect where id = '" + defect + "'",
                    "truncate defect cascade")) {
                try (Connection connection = DriverManager.getConnection(
                                System.getenv("APP_DB_URL"),
                                System.getenv(user + "_USER"),
                                System.getenv(user + "_PASSWORD"));
                        Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(change))
                            .as("%s: %s", user, change)
                            .hasMessageMatching("(?s).*(append-only|permission denied|has not ended).*");
                }
            }
        }
    }

    private Status status(Actor actor, AgreementId id) {
        return agreements.get(actor, id).statusOn(calendar.today());
    }

    private String name(Actor party) {
        return organisations.get(party.ownOrganisation()).name();
    }

    private List<String> noticesOf(Actor party, AgreementId id) {
        return texts(
                "select kind from notice where agreement_id = cast(?1 as uuid) and organisation_id = cast(?2 as uuid) order by created_at",
                id.toString(),
                party.ownOrganisation().toString());
    }

    private List<String> logged(AgreementId id) {
        return texts("select type from log_entry where subject = cast(?1 as uuid) order by sequence", id.toString());
    }

    private List<String> mailsTo(Actor party) {
        OrganisationId organisation = party.ownOrganisation();
        String mailbox =
                organisations.get(organisation).profile().contacts().policy().normalised();
        return texts("select subject from outbox_mail where lower(recipient) = ?1", mailbox);
    }

    private List<String> texts(String sql, String... parameters) {
        var query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> found = query.getResultList();
        return found.stream().map(Object::toString).toList();
    }
}
