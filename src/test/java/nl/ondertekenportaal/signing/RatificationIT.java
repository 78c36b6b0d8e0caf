package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.SectorScope;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.pdf.HtmlRendition;
import nl.ondertekenportaal.trust.Signatures;
import nl.ondertekenportaal.trust.ValidationReport;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A side ratifies what was signed for it without sufficient authority. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class RatificationIT {
    private static final String WHY = "Wij beschouwen de overeenkomst als ongeldig (fictief).";

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SignedAgreements signed;

    @Inject
    Agreements agreements;

    @Inject
    DefectDesk defectDesk;

    @Inject
    Defects defects;

    @Inject
    RatificationDesk desk;

    @Inject
    RatificationRun run;

    @Inject
    Ratifications ratifications;

    @Inject
    RejectionDesk rejections;

    @Inject
    AuthorityDesk authorities;

    @Inject
    People people;

    @Inject
    Signatures signatures;

    @Inject
    HtmlRendition rendition;

    @Inject
    AtOnce atOnce;

    @Inject
    LegalCalendar calendar;

    @Inject
    Clock clock;

    @PersistenceContext
    EntityManager em;

    @Test
    void theSignedStatementCuresTheDefectAndTheRowIsThereAgain() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        signed.report(
                municipality,
                id,
                Side.MUNICIPALITY,
                signed.ground(municipality, id, Side.MUNICIPALITY).id());
        assertThat(signed.rows(id)).isZero();
        Actor mayor = parties.signatoryOf(municipality);
        RatificationStatement read = desk.statement(mayor, id);
        assertThat(read.xhtml())
                .contains(
                        "De volmacht is nooit gegeven (fictief).", "voor de hele overeenkomst", "volmacht 7 (fictief)");

        UUID ratification = desk.ratify(mayor, id, only(read), parties.code(mayor));

        assertThat(signed.rows(id)).isPositive();
        assertThat(ratifications.of(partner, id).getFirst().isProven())
                .as("a code leaves nothing that proves it")
                .isFalse();
        assertThat(agreements.get(partner, id).statusOn(calendar.today())).isEqualTo(Status.IN_FORCE);
        assertThat(defects.of(partner, id)).singleElement().satisfies(defect -> {
            assertThat(defect.isOpen()).isFalse();
            assertThat(defect.ratification().map(Ratification::id)).contains(ratification);
        });
        assertThat(texts("select type from log_entry where subject = '" + id + "' order by sequence"))
                .endsWith("agreement.defectFound", "agreement.ratified");
        assertThat(texts("select kind from notice where agreement_id = '" + id + "'"))
                .contains("UNBLOCKED");
        for (Actor reader : List.of(municipality, partner, parties.staff())) {
            byte[] file = ratifications.file(reader, ratification);
            ValidationReport report = signatures.validate(file);
            assertThat(report.allValid()).as(report.toString()).isTrue();
            assertThat(report.signatures()).as("the seal and one signature").hasSize(2);
            assertThat(report.inField("gemeente").orElseThrow().signer()).isEqualTo("Fenna Fictief");
            assertThat(Sha256.of(rendition.of(file).orElseThrow()))
                    .as("the text that was authorised is in the file")
                    .isEqualTo(read.hash());
        }
        Actor stranger = parties.municipality();
        assertThatThrownBy(() -> ratifications.file(stranger, ratification)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> ratifications.of(stranger, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.statement(mayor, id)).hasMessage("ratification.nothing");
    }

    @Test
    void onlyWhoMaySignForThisSideTodayRatifies() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        String sector = agreements.get(municipality, id).platformBySector().firstKey();

        assertThatThrownBy(() -> desk.statement(parties.administratorOf(municipality), id))
                .isInstanceOf(AccessDenied.class);
        Actor never = parties.signatoryWithoutAuthorityOf(municipality);
        assertThatThrownBy(() -> desk.statement(never, id)).hasMessage("signing.noAuthority");
        Actor ended = parties.signatoryWithoutAuthorityOf(municipality);
        parties.authority(municipality, ended, today().minusYears(1), today().minusDays(1));
        assertThatThrownBy(() -> desk.statement(ended, id)).hasMessage("signing.noAuthority");
        Actor elsewhere = parties.signatoryWithoutAuthorityOf(municipality);
        parties.authority(
                municipality,
                elsewhere,
                decision(),
                power(new SectorScope(Set.of(sector.equals("HEAT") ? "ENERGY" : "HEAT")), false));
        assertThatThrownBy(() -> desk.statement(elsewhere, id)).hasMessage("signing.outsideScope");
        Actor together = parties.signatoryWithoutAuthorityOf(municipality);
        parties.authority(municipality, together, decision(), power(SectorScope.ALL, true));
        assertThatThrownBy(() -> desk.statement(together, id)).hasMessage("signing.jointAlone");
        Actor recovered = parties.signatoryOf(municipality);
        people.recovered(recovered.ownPerson());
        assertThatThrownBy(() -> desk.statement(recovered, id)).hasMessage("signing.recovered");
        assertThatThrownBy(() -> desk.statement(parties.signatoryOf(partner), id))
                .hasMessage("ratification.otherSide");
        assertThatThrownBy(() -> desk.statement(parties.signatoryOf(parties.partner()), id))
                .isInstanceOf(NotFound.class);

        Actor right = parties.signatoryOf(municipality);
        RatificationStatement read = desk.statement(right, id);
        assertThatThrownBy(() -> desk.ratify(right, id, only(read), "000000")).hasMessage("login.wrong");
        assertThatThrownBy(() -> desk.ratify(right, id, Sha256.of(new byte[0]), parties.code(right)))
                .hasMessage("ratification.changed");
        assertThat(ratifications.of(municipality, id)).isEmpty();
        assertThat(signed.rows(id)).isZero();
    }

    @Test
    void aDefectCannotCureADefect() {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor signatory = parties.signatoryOf(municipality);
        signed.sign(signatory, id);
        UUID bad = signed.ground(municipality, id, Side.MUNICIPALITY).id();
        signed.report(municipality, id, Side.MUNICIPALITY, bad);

        assertThatThrownBy(() -> desk.statement(signatory, id)).hasMessage("ratification.defective");
        parties.authority(municipality, signatory, today(), null);
        assertThat(desk.statement(signatory, id).ground().id()).isNotEqualTo(bad);
    }

    @Test
    void whoseOwnAuthorityIsDefectiveDoesNotReject() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued.between(municipality, partner);
        Actor signatory = parties.signatoryOf(partner);
        signed.sign(parties.signatoryOf(municipality), id);
        signed.sign(signatory, id);
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        signed.report(
                partner,
                id,
                Side.PARTNER,
                signed.ground(partner, id, Side.PARTNER).id());

        assertThatThrownBy(() -> rejections.reject(signatory, id, WHY, null)).hasMessage("ratification.defective");
    }

    @Test
    void whatChangedSinceItWasReadIsNotSigned() {
        Actor municipality = parties.municipality();
        AgreementId id = signed.between(municipality, parties.partner());
        UUID first = signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor mayor = parties.signatoryOf(municipality);
        Sha256 read = only(desk.statement(mayor, id));

        UUID second = signed.report(
                municipality,
                id,
                Side.MUNICIPALITY,
                signed.ground(municipality, id, Side.MUNICIPALITY).id());
        assertThatThrownBy(() -> desk.ratify(mayor, id, read, parties.code(mayor)))
                .hasMessage("ratification.changed");
        signed.withdraw(first);
        signed.withdraw(second);
        assertThatThrownBy(() -> desk.ratify(mayor, id, read, parties.code(mayor)))
                .hasMessage("ratification.nothing");
        assertThat(ratifications.of(municipality, id)).isEmpty();
    }

    @Test
    void whatChangesWhileItIsSignedKeepsItFromBeingStored() {
        Actor municipality = parties.municipality();
        AgreementId id = signed.between(municipality, parties.partner());
        UUID defect = signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor mayor = parties.signatoryWithoutAuthorityOf(municipality);
        UUID authority = parties.authority(municipality, mayor, today().minusDays(9), null);
        RatificationStatement read = desk.statement(mayor, id);

        Actor administrator = parties.administratorOf(municipality);
        authorities.end(administrator, authority, today().minusDays(1), parties.code(administrator));
        assertThatThrownBy(() -> run.store(mayor, read, new byte[] {1}, alone(read), Optional.empty(), clock.instant()))
                .hasMessage("signing.noAuthority");
        parties.authority(municipality, mayor, decision(), power(SectorScope.ALL, false));
        assertThatThrownBy(() -> run.store(mayor, read, new byte[] {1}, alone(read), Optional.empty(), clock.instant()))
                .as("on another ground")
                .hasMessage("ratification.changed");
        signed.withdraw(defect);
        assertThatThrownBy(() -> run.store(mayor, read, new byte[] {1}, alone(read), Optional.empty(), clock.instant()))
                .hasMessage("ratification.nothing");
        assertThat(ratifications.of(municipality, id)).isEmpty();
    }

    @Test
    void ofTwoWhoRatifyAtOnceOneIsLate() throws InterruptedException {
        Actor municipality = parties.municipality();
        AgreementId id = signed.between(municipality, parties.partner());
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor one = parties.signatoryOf(municipality);
        Actor other = parties.signatoryOf(municipality);
        Sha256 readByOne = only(desk.statement(one, id));
        Sha256 readByOther = only(desk.statement(other, id));
        String codeOfOne = parties.code(one);
        String codeOfOther = parties.code(other);

        List<Throwable> failed = atOnce.failures(
                () -> desk.ratify(one, id, readByOne, codeOfOne),
                () -> desk.ratify(other, id, readByOther, codeOfOther));

        assertThat(failed).singleElement().satisfies(late -> assertThat(late).hasMessage("ratification.nothing"));
        assertThat(ratifications.of(municipality, id)).hasSize(1);
        assertThat(signed.rows(id)).isPositive();
    }

    @Test
    void onceTheOtherPartyRegardsItAsInvalidARatificationHasNoEffect() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        Actor rejecting = parties.signatoryOf(partner);
        assertThatThrownBy(() -> rejections.reject(rejecting, id, WHY, null)).hasMessage("rejection.nothing");
        UUID defect = signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor mayor = parties.signatoryOf(municipality);
        assertThatThrownBy(() -> rejections.reject(mayor, id, WHY, null)).hasMessage("rejection.nothing");
        assertThatThrownBy(() -> rejections.reject(parties.administratorOf(partner), id, WHY, null))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> rejections.reject(parties.signatoryWithoutAuthorityOf(partner), id, WHY, null))
                .hasMessage("signing.noAuthority");
        assertThatThrownBy(() -> rejections.reject(parties.signatoryOf(parties.partner()), id, WHY, null))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> rejections.reject(rejecting, id, " ", null)).hasMessage("reason.missing");
        assertThatThrownBy(() -> rejections.reject(rejecting, id, WHY, "000000"))
                .hasMessage("login.wrong");
        RatificationStatement read = desk.statement(mayor, id);

        Actor another = parties.signatoryOf(partner);
        rejections.reject(another, id, WHY, parties.code(another));

        assertThatThrownBy(() -> desk.ratify(mayor, id, only(read), null)).hasMessage("ratification.rejected");
        assertThatThrownBy(() -> run.store(mayor, read, new byte[] {1}, alone(read), Optional.empty(), clock.instant()))
                .as("also when it was signed already")
                .hasMessage("ratification.rejected");
        assertThatThrownBy(() -> rejections.reject(rejecting, id, WHY, null)).hasMessage("rejection.nothing");
        assertThat(signed.rows(id)).isZero();
        assertThat(defects.of(municipality, id).getFirst().rejection().map(Rejection::reason))
                .contains(WHY);
        assertThat(texts("select type from log_entry where subject = '" + id + "' order by sequence"))
                .endsWith("agreement.defectFound", "agreement.rejected");
        assertThat(texts("select kind from notice where agreement_id = '" + id + "'"))
                .contains("REJECTED");
        signed.withdraw(defect);
        assertThat(signed.rows(id)).as("there was no defect at all").isPositive();
    }

    @Test
    void whenOneRatifiesAndTheOtherRejectsAtOnceTheSecondIsRefused() throws InterruptedException {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor mayor = parties.signatoryOf(municipality);
        Actor rejecting = parties.signatoryOf(partner);
        Sha256 read = only(desk.statement(mayor, id));
        String codeOfMayor = parties.code(mayor);
        String codeOfRejecting = parties.code(rejecting);

        List<Throwable> failed = atOnce.failures(
                () -> desk.ratify(mayor, id, read, codeOfMayor),
                () -> rejections.reject(rejecting, id, WHY, codeOfRejecting));

        boolean cured = signed.rows(id) > 0;
        assertThat(failed)
                .singleElement()
                .satisfies(late -> assertThat(late).hasMessage(cured ? "rejection.nothing" : "ratification.rejected"));
        assertThat(ratifications.of(partner, id)).hasSize(cured ? 1 : 0);
    }

    @Test
    void manyAreRatifiedWithOneCodeAndEachHasAStatementOfItsOwn() {
        Actor municipality = parties.municipality();
        AgreementId one = signed.between(municipality, parties.partner());
        AgreementId two = signed.between(municipality, parties.partner());
        Actor unwilling = parties.partner();
        AgreementId rejected = signed.between(municipality, unwilling);
        AgreementId sound = signed.between(municipality, parties.partner());
        for (AgreementId id : List.of(one, two, rejected)) {
            signed.report(municipality, id, Side.MUNICIPALITY, null);
        }
        Actor rejecting = parties.signatoryOf(unwilling);
        rejections.reject(rejecting, rejected, WHY, parties.code(rejecting));
        Actor mayor = parties.signatoryOf(municipality);
        RatificationList list = desk.statements(mayor);
        assertThat(list.statements())
                .extracting(RatificationStatement::agreement)
                .containsExactlyInAnyOrder(one, two);
        assertThat(desk.open(mayor)).isEqualTo(2);
        Sha256 other = only(list.statements().getFirst());
        assertThatThrownBy(() -> desk.ratifyAll(mayor, other, null)).hasMessage("ratification.changed");
        assertThatThrownBy(() -> desk.ratifyAll(mayor, list.hash(), "000000")).hasMessage("login.wrong");

        RatificationDesk.Outcome outcome = desk.ratifyAll(mayor, list.hash(), parties.code(mayor));

        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.ratified()).hasSize(2);
        for (AgreementId id : List.of(one, two, sound)) {
            assertThat(signed.rows(id)).isPositive();
        }
        assertThat(signed.rows(rejected)).isZero();
        for (AgreementId id : List.of(one, two)) {
            UUID file = ratifications.of(mayor, id).getFirst().id();
            assertThat(signatures.validate(ratifications.file(mayor, file)).allValid())
                    .isTrue();
        }
        assertThatThrownBy(() -> desk.ratifyAll(mayor, list.hash(), null)).hasMessage("ratification.nothing");
    }

    @Test
    void eachSideCuresItsOwn() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        signed.report(partner, id, Side.PARTNER, null);

        ratify(parties.signatoryOf(municipality), id);
        assertThat(signed.rows(id)).as("the other one is open").isZero();
        ratify(parties.signatoryOf(partner), id);
        assertThat(signed.rows(id)).isPositive();
        assertThat(ratifications.of(partner, id)).extracting(Ratification::side).containsExactly(Side.values());
    }

    @Test
    void aRatificationIsNeverChangedAndItsDefectEndsOnce() throws SQLException {
        Actor municipality = parties.municipality();
        AgreementId id = signed.between(municipality, parties.partner());
        UUID defect = signed.report(municipality, id, Side.MUNICIPALITY, null);
        UUID ratification = ratify(parties.signatoryOf(municipality), id);
        Actor staff = parties.staffWhoLogsIn();
        assertThatThrownBy(() -> defectDesk.withdraw(staff, defect, "vergissing", parties.code(staff)))
                .hasMessage("defect.ended");
        for (String user : List.of("APP_DB", "APP_DB_OWNER")) {
            for (String change : List.of(
                    "update ratification set signatory_name = 'Iemand' where id = '" + ratification + "'",
                    "update defect set ratification_id = null where id = '" + defect + "'",
                    "delete from ratification where id = '" + ratification + "'",
                    "truncate ratification cascade")) {
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

    private static Sha256 only(RatificationStatement read) {
        return alone(read).hash();
    }

    private static RatificationList alone(RatificationStatement read) {
        return new RatificationList(List.of(read));
    }

    private UUID ratify(Actor signatory, AgreementId id) {
        return desk.ratify(signatory, id, only(desk.statement(signatory, id)), parties.code(signatory));
    }

    private Decision decision() {
        return new Decision("het college", today(), "z-1 (fictief)");
    }

    private Power power(SectorScope scope, boolean joint) {
        return new Power(AuthorityKind.MANDATE, new Validity(today(), null), scope, joint);
    }

    private LocalDate today() {
        return calendar.today();
    }

    private List<String> texts(String sql) {
        List<?> found = em.createNativeQuery(sql).getResultList();
        return found.stream().map(Object::toString).toList();
    }
}
