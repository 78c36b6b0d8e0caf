package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import nl.ondertekenportaal.common.Sha256;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Declining, withdrawing and lapsing. */
class EndsOfAnOfferTest {
    private static final Sha256 ISSUED = Sha256.of(new byte[] {1});
    private static final Sha256 ONCE = Sha256.of(new byte[] {2});
    private static final Sha256 TWICE = Sha256.of(new byte[] {3});
    private static final Reason REASON = new Reason("Wij worden het niet eens.");
    private static final LocalDate LAPSES_ON = SomeAgreement.LAPSES_ON;
    private static final LocalDate STANDS = LAPSES_ON.minusDays(1);

    @ParameterizedTest
    @EnumSource(Side.class)
    void theSideThatReceivedItDeclinesAndTheSideThatOfferedItWithdraws(Side offering) {
        Agreement declined = SomeAgreement.issued(offering, ISSUED, LAPSES_ON);
        assertThatThrownBy(() -> decline(declined, offering, STANDS)).hasMessage("agreement.declineOwn");
        assertThat(decline(declined, offering.other(), STANDS)).isInstanceOf(AgreementEvent.Declined.class);
        assertThat(declined.statusOn(STANDS)).isEqualTo(Status.DECLINED);
        assertThat(declined.closedBy()).contains(declined.party(offering.other()));
        assertThat(declined.closingReason()).contains(REASON.text());

        Agreement withdrawn = SomeAgreement.issued(offering, ISSUED, LAPSES_ON);
        assertThatThrownBy(() -> withdraw(withdrawn, offering.other(), STANDS)).hasMessage("agreement.withdrawOther");
        assertThat(withdraw(withdrawn, offering, STANDS)).isInstanceOf(AgreementEvent.Withdrawn.class);
        assertThat(withdrawn.closedBy()).contains(withdrawn.party(offering));
    }

    @Test
    void itStandsOnTheDayBeforeAndNotOnTheDay() {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        assertThat(agreement.statusOn(STANDS)).isEqualTo(Status.OFFERED);
        assertThatThrownBy(() -> agreement.lapse(Instant.EPOCH, STANDS)).hasMessage("agreement.stands");
        assertThat(agreement.statusOn(LAPSES_ON)).isEqualTo(Status.LAPSED);
        refusesEverything(agreement, LAPSES_ON, "agreement.lapsed");
        assertThat(agreement.lapse(Instant.EPOCH, LAPSES_ON)).isInstanceOf(AgreementEvent.Lapsed.class);
        assertThat(agreement.stage()).isEqualTo(Stage.LAPSED);
        refusesEverything(agreement, LAPSES_ON, "agreement.lapsed");
    }

    /** Whether the day exists or not: three months from 30 November 2023 and 2026. */
    @ParameterizedTest
    @CsvSource({"2023-11-29, 2024-02-29", "2023-11-30, 2024-02-29", "2026-11-30, 2027-02-28", "2023-11-28, 2024-02-28"})
    void anOfferAtTheEndOfFebruaryLapsesOnADayThatExists(LocalDate offered, LocalDate lapses) {
        Agreement agreement = SomeAgreement.issued(Side.PARTNER, ISSUED, offered.plusMonths(3));
        assertThat(agreement.lapsesOn()).contains(lapses);
        assertThat(agreement.statusOn(lapses.minusDays(1))).isEqualTo(Status.OFFERED);
        assertThat(agreement.statusOn(lapses)).isEqualTo(Status.LAPSED);
    }

    @Test
    void theLapseIsRecordedOnce() {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        agreement.lapse(Instant.EPOCH, LAPSES_ON);
        assertThatThrownBy(() -> agreement.lapse(Instant.EPOCH, LAPSES_ON.plusDays(1)))
                .hasMessage("agreement.stage");
    }

    @Test
    void aSignedAgreementDoesNotLapse() {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        sign(agreement, Side.PARTNER, ISSUED, ONCE, STANDS);
        sign(agreement, Side.MUNICIPALITY, ONCE, TWICE, STANDS);
        assertThat(agreement.statusOn(LAPSES_ON)).isEqualTo(Status.IN_FORCE);
        assertThatThrownBy(() -> agreement.lapse(Instant.EPOCH, LAPSES_ON)).hasMessage("agreement.stands");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingFollowsADeclinedOrWithdrawnOffer(boolean declined) {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        if (declined) {
            decline(agreement, Side.PARTNER, STANDS);
        } else {
            withdraw(agreement, Side.MUNICIPALITY, STANDS);
        }
        refusesEverything(agreement, STANDS, "agreement.closed");
        assertThatThrownBy(() -> agreement.lapse(Instant.EPOCH, LAPSES_ON)).hasMessage("agreement.stands");
    }

    @Test
    void whoSignedHasAcceptedSoNeitherDeclinesNorIsWithdrawnFrom() {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        sign(agreement, Side.PARTNER, ISSUED, ONCE, STANDS);
        assertThatThrownBy(() -> decline(agreement, Side.PARTNER, STANDS)).hasMessage("agreement.accepted");
        assertThatThrownBy(() -> withdraw(agreement, Side.MUNICIPALITY, STANDS)).hasMessage("agreement.accepted");
    }

    @Test
    void theOfferingSideMaySignFirstAndStillWithdraw() {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        sign(agreement, Side.MUNICIPALITY, ISSUED, ONCE, STANDS);
        assertThat(agreement.notDeclinable(agreement.partner().id(), STANDS)).isEmpty();
        withdraw(agreement, Side.MUNICIPALITY, STANDS);
        assertThat(agreement.stage()).isEqualTo(Stage.WITHDRAWN);
    }

    @Test
    void whatIsStillBeingMadeIsWithdrawnButNotDeclined() {
        Agreement agreement = SomeAgreement.draft(null);
        agreement.offer(SomeAgreement.SIGNATORY, Instant.EPOCH, LAPSES_ON);
        assertThatThrownBy(() -> decline(agreement, Side.PARTNER, STANDS)).hasMessage("agreement.stage");
        withdraw(agreement, Side.MUNICIPALITY, STANDS);
        assertThatThrownBy(() -> agreement.issue(ISSUED, Instant.EPOCH, STANDS)).hasMessage("agreement.closed");
    }

    @Test
    void aReasonIsAskedForAndNotTooLong() {
        assertThatThrownBy(() -> Reason.typed("  \n ")).hasMessage("reason.missing");
        assertThatThrownBy(() -> Reason.typed(null)).hasMessage("reason.missing");
        assertThatThrownBy(() -> Reason.typed("a".repeat(501))).hasMessage("reason.long");
        // a browser counts the end of a line as one and sends two
        assertThat(Reason.typed("a\r\n".repeat(250)).text()).hasSize(499);
    }

    private static void refusesEverything(Agreement agreement, LocalDate day, String rule) {
        ThrowingCallable[] verbs = {
            () -> sign(agreement, Side.MUNICIPALITY, ISSUED, ONCE, day),
            () -> sign(agreement, Side.PARTNER, ISSUED, ONCE, day),
            () -> decline(agreement, Side.PARTNER, day),
            () -> withdraw(agreement, Side.MUNICIPALITY, day),
            () -> agreement.issue(ONCE, Instant.EPOCH, day)
        };
        for (ThrowingCallable verb : verbs) {
            assertThatThrownBy(verb).hasMessage(rule);
        }
    }

    private static AgreementEvent decline(Agreement agreement, Side side, LocalDate day) {
        return agreement.decline(SomeAgreement.of(agreement, side), REASON, Instant.EPOCH, day);
    }

    private static AgreementEvent withdraw(Agreement agreement, Side side, LocalDate day) {
        return agreement.withdraw(SomeAgreement.of(agreement, side), REASON, Instant.EPOCH, day);
    }

    private static void sign(Agreement agreement, Side side, Sha256 shown, Sha256 signed, LocalDate day) {
        agreement.sign(SomeAgreement.of(agreement, side), side, shown, signed, Instant.EPOCH, day);
    }
}
