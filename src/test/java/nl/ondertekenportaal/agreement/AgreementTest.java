package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Sha256 ISSUED = Sha256.of(new byte[] {1});
    private static final Sha256 ONCE = Sha256.of(new byte[] {2});
    private static final Sha256 TWICE = Sha256.of(new byte[] {3});

    @ParameterizedTest
    @EnumSource(Side.class)
    void eitherSideMaySignFirst(Side first) {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        assertThat(sign(agreement, first, ISSUED, ONCE)).isInstanceOf(AgreementEvent.PartlySigned.class);
        assertThat(agreement.statusOn(TODAY)).isEqualTo(Status.PARTLY_SIGNED);
        assertThat(sign(agreement, first.other(), ONCE, TWICE)).isInstanceOf(AgreementEvent.Signed.class);
        assertThat(agreement.revisionHash()).contains(TWICE);
        assertThat(agreement.issuedHash()).contains(ISSUED);
    }

    @Test
    void nobodySignsTwice() {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        sign(agreement, Side.PARTNER, ISSUED, ONCE);
        assertThatThrownBy(() -> sign(agreement, Side.PARTNER, ONCE, TWICE)).hasMessage("agreement.alreadySigned");
        assertThat(agreement.stage()).isEqualTo(Stage.PARTLY_SIGNED);
    }

    @Test
    void anotherRevisionThanWasShownIsNotSigned() {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        sign(agreement, Side.PARTNER, ISSUED, ONCE);
        assertThatThrownBy(() -> sign(agreement, Side.MUNICIPALITY, ISSUED, TWICE))
                .hasMessage("agreement.revisionChanged");
        assertThat(agreement.isSignedBy(Side.MUNICIPALITY)).isFalse();
    }

    @Test
    void whatHasNoDocumentYetIsNotSigned() {
        Agreement agreement = SomeAgreement.draft(null);
        assertThatThrownBy(() -> sign(agreement, Side.PARTNER, ISSUED, ONCE)).hasMessage("agreement.revisionChanged");
    }

    @Test
    void itBindsFromTheAgreedDayIfThatIsLater() {
        LocalDate later = TODAY.plusMonths(2);
        Agreement agreement = signed(later);
        assertThat(agreement.firstDay()).contains(later);
        assertThat(agreement.isInForceOn(later.minusDays(1))).isFalse();
        assertThat(agreement.statusOn(later.minusDays(1))).isEqualTo(Status.UPCOMING);
        assertThat(agreement.statusOn(later)).isEqualTo(Status.IN_FORCE);
    }

    @Test
    void itBindsFromTheLastSignatureIfTheAgreedDayIsOver() {
        assertThat(signed(TODAY.minusDays(1)).firstDay()).contains(TODAY);
        assertThat(signed(null).firstDay()).contains(TODAY);
    }

    @Test
    void withoutNoticeItHasNoEnd() {
        assertThat(signed(null).isInForceOn(TODAY.plusYears(50))).isTrue();
    }

    @Test
    void aStrangerStandsOnNoSide() {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        assertThat(agreement.sideOf(OrganisationId.random())).isEmpty();
        assertThat(agreement.sideOf(null)).isEmpty();
        assertThat(agreement.sideOf(agreement.partner().id())).contains(Side.PARTNER);
    }

    @Test
    void eachPartyHasTheOtherAsCounterparty() {
        Agreement agreement = SomeAgreement.issued(ISSUED);
        Organisation municipality = agreement.municipality();
        Organisation partner = agreement.partner();
        assertThat(agreement.counterpartyOf(municipality.id())).isSameAs(partner);
        assertThat(agreement.counterpartyOf(partner.id())).isSameAs(municipality);
        assertThatThrownBy(() -> agreement.counterpartyOf(OrganisationId.random()))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void anAgreedFirstDayThatIsOverIsNotOffered() {
        assertThatThrownBy(() -> new Terms(TODAY.minusDays(1), null).refuseUnlikely(TODAY))
                .hasMessage("terms.past");
        new Terms(TODAY, null).refuseUnlikely(TODAY);
        new Terms(null, null).refuseUnlikely(TODAY);
    }

    private static Agreement signed(@Nullable LocalDate agreed) {
        Agreement agreement = SomeAgreement.issued(ISSUED, agreed);
        sign(agreement, Side.MUNICIPALITY, ISSUED, ONCE);
        sign(agreement, Side.PARTNER, ONCE, TWICE);
        return agreement;
    }

    private static AgreementEvent sign(Agreement agreement, Side side, Sha256 shown, Sha256 signed) {
        return agreement.sign(SomeAgreement.SIGNATORY, side, shown, signed, Instant.EPOCH, TODAY);
    }
}
