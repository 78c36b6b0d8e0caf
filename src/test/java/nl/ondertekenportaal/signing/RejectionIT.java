package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.OfferLine;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.matrix.AgreementMatrix;
import nl.ondertekenportaal.matrix.MatrixReckoning;
import nl.ondertekenportaal.matrix.MatrixRow;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Reorganisation.Basis;
import nl.ondertekenportaal.organisation.ReorganisationKind;
import nl.ondertekenportaal.organisation.Reorganisations;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a party regards as invalid for want of power has no effect: the two make another, and never have two in force. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class RejectionIT {

    private static final Finding NEVER_GRANTED =
            new Finding(DefectKind.NEVER_GRANTED, new Reason("De volmacht is nooit gegeven (fictief)."));
    private static final Finding OTHER = new Finding(DefectKind.OTHER, new Reason("Iets anders (fictief)."));
    private static final String WHY = "Wij willen hier niet aan vastzitten (fictief).";
    private static final String MISTAKE = "Dit ging over een andere overeenkomst (fictief).";
    private static final Terms NO_TERMS = new Terms(null, null);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SignedAgreements signed;

    @Inject
    Agreements agreements;

    @Inject
    Offers offers;

    @Inject
    SigningSessions sessions;

    @Inject
    Signing signing;

    @Inject
    DefectDesk desk;

    @Inject
    Defects defects;

    @Inject
    RejectionDesk rejections;

    @Inject
    AgreementMatrix matrix;

    @Inject
    MatrixReckoning reckoning;

    @Inject
    Organisations organisations;

    @Inject
    Reorganisations reorganisations;

    @Inject
    AtOnce atOnce;

    @Inject
    LegalCalendar calendar;

    @Test
    void theTwoMakeAnotherAtOnceAndTheRouterReadsThatOneOnly() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId old = signed.between(municipality, partner);
        report(municipality, old, NEVER_GRANTED);
        assertThat(hindrance(municipality, partner))
                .as("blocked, and in the way, as long as it may be ratified")
                .contains("offer.exists");

        reject(partner, old);

        assertThat(status(municipality, old)).isEqualTo(Status.BLOCKED);
        assertThat(hindrance(municipality, partner)).isEmpty();
        assertThat(hindrance(partner, municipality)).isEmpty();
        assertThat(agreements.standing(partner)).isEmpty();
        assertThat(agreements.another(partner, old)).isEmpty();

        AgreementId young = signed.between(municipality, partner);

        assertThat(young).isNotEqualTo(old);
        assertThat(agreements.another(partner, old).map(Agreement::id)).contains(young);
        assertThat(agreements.standing(partner)).extracting(Agreement::id).containsExactly(young);
        assertThat(status(municipality, old)).isEqualTo(Status.BLOCKED);
        assertThat(status(municipality, young)).isEqualTo(Status.IN_FORCE);
        assertThat(counting(municipality, partner, calendar.today())).containsExactly(young);
        assertThat(hindrance(partner, municipality)).contains("offer.exists");
    }

    @Test
    void whatWasReportedByMistakeIsNotTakenBackBesideAnotherAgreement() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId old = signed.between(municipality, partner);
        UUID defect = report(municipality, old, NEVER_GRANTED);
        reject(partner, old);
        AgreementId offered = issued.between(municipality, partner);
        Actor staff = parties.staffWhoLogsIn();
        String code = parties.code(staff);

        assertThatThrownBy(() -> desk.withdraw(staff, defect, MISTAKE, code)).hasMessage("defect.replaced");
        assertThat(defects.get(partner, defect).isOpen()).isTrue();
        assertThat(status(partner, old)).isEqualTo(Status.BLOCKED);

        agreements.decline(partner, offered, new Reason("Dan toch de eerste (fictief)."));
        desk.withdraw(staff, defect, MISTAKE, code);

        assertThat(status(partner, old)).isEqualTo(Status.IN_FORCE);
        assertThat(agreements.get(partner, old).isRejected()).isFalse();
        assertThat(counting(municipality, partner, calendar.today())).containsExactly(old);
        assertThat(hindrance(municipality, partner)).contains("offer.exists");
    }

    @Test
    void whoeverOffersAndWhoeverTakesBackAtOnceLeaveOneThatStands() throws InterruptedException {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId old = signed.between(municipality, partner);
        UUID defect = report(municipality, old, NEVER_GRANTED);
        reject(partner, old);
        Actor staff = parties.staffWhoLogsIn();
        String code = parties.code(staff);

        List<Throwable> failed =
                atOnce.failures(() -> offer(municipality, partner), () -> withdraw(staff, defect, code));

        assertThat(agreements.standing(partner)).hasSize(1);
        boolean restored = !agreements.get(partner, old).isRejected();
        if (restored) {
            assertThat(failed).isEmpty();
        } else {
            assertThat(failed)
                    .singleElement()
                    .satisfies(late -> assertThat(late).hasMessage("defect.replaced"));
        }
    }

    @Test
    void itStaysRejectedUntilTheLastDefectForWhichItWasIsTakenBack() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        UUID one = report(municipality, id, NEVER_GRANTED);
        UUID other = report(municipality, id, OTHER);
        reject(partner, id);
        Actor ofPartner = parties.administratorOf(partner);
        desk.report(ofPartner, id, Side.PARTNER, null, OTHER, parties.code(ofPartner));

        withdraw(one);
        assertThat(hindrance(municipality, partner)).isEmpty();

        withdraw(other);
        assertThat(agreements.get(partner, id).isRejected()).isFalse();
        assertThat(status(partner, id)).as("one that nobody rejected is open").isEqualTo(Status.BLOCKED);
        assertThat(hindrance(municipality, partner)).contains("offer.exists");
    }

    @Test
    void whatOneSideSignedIsSignedByNobodyAnyMore() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId old = issued.between(municipality, partner);
        signed.sign(parties.signatoryOf(municipality), old);
        Actor signatory = parties.signatoryOf(partner);
        UUID session = sessions.show(signatory, List.of(old));
        report(municipality, old, NEVER_GRANTED);
        reject(partner, old);

        sessions.authorise(signatory, session, parties.code(signatory));
        signing.run(session);

        assertThat(sessions.items(signatory, session).getFirst().refusal()).contains("agreement.rejected");
        AgreementId young = signed.between(municipality, partner);
        agreements.decline(partner, old, new Reason("Opgevolgd (fictief)."));
        assertThat(status(partner, old)).isEqualTo(Status.DECLINED);
        assertThat(counting(municipality, partner, calendar.today())).containsExactly(young);
    }

    @Test
    void whatIsInheritedCountsInPlaceOfAnOwnOneThatWasRejected() {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        Actor partner = parties.partner();
        AgreementId inherited = signed.between(ending, partner);
        AgreementId own = signed.between(going, partner);
        LocalDate day = calendar.today().plusDays(40);
        merge(ending, going, day);
        assertThat(counting(going, partner, day)).containsExactly(own);

        UUID defect = report(going, own, NEVER_GRANTED);
        assertThat(counting(going, partner, day))
                .as("it may still be ratified, and keeps its place")
                .isEmpty();
        reject(partner, own);
        assertThat(counting(going, partner, day)).containsExactly(inherited);

        withdraw(defect);
        assertThat(counting(going, partner, day)).containsExactly(own);

        report(going, own, OTHER);
        reject(partner, own);
        AgreementId young = signed.between(going, partner);
        assertThat(counting(going, partner, day)).containsExactly(young);
        assertThat(counting(going, partner, calendar.today())).containsExactly(young);
    }

    @Test
    void theDatabaseKeepsTwoThatStandFromEachOtherAndARejectedOneBlocked() throws SQLException {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId old = signed.between(municipality, partner);
        report(municipality, old, NEVER_GRANTED);
        reject(partner, old);
        issued.between(municipality, partner);

        assertRefused("update agreement set rejected_at = null where id = '" + old + "'", "one_agreement_a_pair");
        assertRefused("update agreement set open_defects = 0 where id = '" + old + "'", "agreement_rejected_check");
    }

    private static void assertRefused(String change, String by) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        System.getenv("APP_DB_URL"),
                        System.getenv("APP_DB_OWNER_USER"),
                        System.getenv("APP_DB_OWNER_PASSWORD"));
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining(by);
        }
    }

    /** In the signature of this municipality. */
    private UUID report(Actor municipality, AgreementId id, Finding finding) {
        Actor administrator = parties.administratorOf(municipality);
        return desk.report(administrator, id, Side.MUNICIPALITY, null, finding, parties.code(administrator));
    }

    private void reject(Actor party, AgreementId id) {
        Actor signatory = parties.signatoryOf(party);
        rejections.reject(signatory, id, WHY, parties.code(signatory));
    }

    private void withdraw(UUID defect) {
        Actor staff = parties.staffWhoLogsIn();
        withdraw(staff, defect, parties.code(staff));
    }

    private void withdraw(Actor staff, UUID defect, String code) {
        desk.withdraw(staff, defect, MISTAKE, code);
    }

    /** Until it was offered, or left out. */
    private void offer(Actor offering, Actor other) {
        UUID batch = offers.offer(offering, List.of(other.ownOrganisation()), NO_TERMS)
                .id();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!offers.get(offering, batch).isFinished()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not offered within " + PATIENCE);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Why the one cannot offer to the other now. */
    private Optional<String> hindrance(Actor offering, Actor other) {
        OfferLine line =
                offers.check(offering, List.of(other.ownOrganisation())).getFirst();
        return line.blockedBy().map(RuleBroken::key);
    }

    /** Entered, and followed by the matrix. */
    private void merge(Actor ending, Actor going, LocalDate day) {
        Actor staff = parties.staffWhoLogsIn();
        UUID merger = reorganisations.enter(
                staff,
                new Reorganisations.Draft(
                        ReorganisationKind.MUNICIPAL_MERGER,
                        day,
                        new Basis("Herindelingswet (fictief)", "Stb. 2026, 0 (fictief)"),
                        name(ending),
                        name(going)),
                parties.code(staff));
        reorganisations.get(staff, merger).from().forEach(party -> reckoning.of(party.key()));
    }

    private String name(Actor party) {
        return organisations.get(party.ownOrganisation()).name();
    }

    private Status status(Actor actor, AgreementId id) {
        return agreements.get(actor, id).statusOn(calendar.today());
    }

    /** On which agreements signals may travel between the two on this day, as the signal router reads it. */
    private List<AgreementId> counting(Actor municipality, Actor partner, LocalDate day) {
        return matrix.inForceOn(day, 0, 100_000).stream()
                .filter(row -> row.municipality().id().equals(municipality.ownOrganisation())
                        && row.partner().id().equals(partner.ownOrganisation()))
                .map(MatrixRow::agreement)
                .distinct()
                .toList();
    }
}
