package nl.ondertekenportaal.trust;

import static nl.ondertekenportaal.trust.DemoTrust.FOR_MUNICIPALITY;
import static nl.ondertekenportaal.trust.DemoTrust.FOR_PARTNER;
import static nl.ondertekenportaal.trust.DemoTrust.MUNICIPALITY;
import static nl.ondertekenportaal.trust.DemoTrust.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.ondertekenportaal.pdf.Tampering;
import nl.ondertekenportaal.pdf.VeraPdf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static DemoTrust trust;
    private static byte[] issued;
    private static byte[] signed;

    @BeforeAll
    static void sign() throws Exception {
        trust = DemoTrust.start();
        issued = trust.issued();
        signed = trust.signed(trust.signed(issued, MUNICIPALITY, FOR_MUNICIPALITY), PARTNER, FOR_PARTNER);
    }

    @AfterAll
    static void stop() throws Exception {
        trust.close();
    }

    @Test
    void aSealedDocumentStaysFitForTheArchiveAndForScreenReaders() throws Exception {
        VeraPdf.mustConform(issued);
    }

    @Test
    void aDocumentSignedByBothStaysFitForTheArchiveAndForScreenReaders() throws Exception {
        VeraPdf.mustConform(signed);
    }

    @Test
    void theSealAndBothSignaturesAreValid() {
        ValidationReport report = trust.judged(signed);

        assertThat(report.signatures()).hasSize(3).allSatisfy(finding -> {
            assertThat(finding.reasons()).isEmpty();
            assertThat(finding.verdict()).isEqualTo(Verdict.VALID);
            assertThat(finding.level()).isEqualTo("PAdES-BASELINE-T");
            assertThat(finding.timestampTime()).isNotNull();
        });
        assertThat(report.signatures().getFirst().signer()).isEqualTo("Ondertekenportaal Zegel");
    }

    @Test
    void aFindingSaysWhoSignedForWhom() {
        SignatureFinding finding = trust.judged(signed).inField(PARTNER).orElseThrow();

        assertThat(finding.signer()).isEqualTo(FOR_PARTNER.person());
        assertThat(finding.organisation()).isEqualTo(FOR_PARTNER.organisation());
        assertThat(finding.organizationIdentifier()).isEqualTo(FOR_PARTNER.organizationIdentifier());
        assertThat(finding.signingTime()).isBetween(Instant.now().minusSeconds(120), Instant.now());
    }

    @Test
    void theOrderOfTheSidesDoesNotMatter() {
        byte[] partnerFirst = trust.signed(trust.signed(issued, PARTNER, FOR_PARTNER), MUNICIPALITY, FOR_MUNICIPALITY);

        assertThat(trust.judged(partnerFirst).allValid()).isTrue();
        assertThat(trust.judged(partnerFirst).signatures())
                .extracting(SignatureFinding::signer)
                .containsExactly("Ondertekenportaal Zegel", FOR_PARTNER.person(), FOR_MUNICIPALITY.person());
    }

    @Test
    void aSignedFileBeginsWithTheFileThatWasSigned() {
        assertThat(Arrays.copyOf(signed, issued.length)).isEqualTo(issued);
    }

    @Test
    void aOneTimeCertificateStaysGoodAfterItExpired() {
        assertThat(trust.judgedAfter(Duration.ofDays(3 * 365), signed).allValid())
                .isTrue();
    }

    @Test
    void aByteChangedInTheMiddleMakesEverySignatureInvalid() {
        byte[] changed = signed.clone();
        changed[issued.length / 4] ^= 1;

        assertThat(trust.judged(changed).signatures())
                .hasSize(3)
                .extracting(SignatureFinding::verdict)
                .containsOnly(Verdict.INVALID);
    }

    @Test
    void aNoteLaidOverTheTextAfterSigningIsNotAccepted() throws Exception {
        assertThat(trust.judged(Tampering.withNoteOverTheText(signed)).allValid())
                .isFalse();
    }

    @Test
    void aPageAddedAfterSigningIsNotAccepted() throws Exception {
        assertThat(trust.judged(Tampering.withOnePageMore(signed)).allValid()).isFalse();
    }

    @Test
    void anOpenActionAddedAfterSigningIsNotAccepted() throws Exception {
        assertThat(trust.judged(Tampering.withOpenAction(signed)).allValid()).isFalse();
    }

    @Test
    void aSignatureOfAnotherAuthorityIsNotValid() throws Exception {
        try (DemoTrust stranger = DemoTrust.start()) {
            byte[] forged = stranger.signed(issued, PARTNER, FOR_PARTNER);

            SignatureFinding finding = trust.judged(forged).inField(PARTNER).orElseThrow();
            assertThat(finding.verdict()).isNotEqualTo(Verdict.VALID);
            assertThat(finding.reasons()).isNotEmpty();
            assertThat(finding.timestampTime()).isNull();
        }
    }

    @Test
    void aClosedKeySignsNothing() {
        OneTimeKey key = trust.issuing.issue(FOR_PARTNER, Instant.now());
        key.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> trust.signer.sign(issued, PARTNER, key, Instant.now()))
                .withMessageContaining("closed");
    }

    @Test
    void nobodySignsOutsideTheTermOfTheCertificate() {
        Instant now = Instant.now();
        try (OneTimeKey key = trust.issuing.issue(FOR_PARTNER, now)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> trust.signer.sign(
                            issued,
                            PARTNER,
                            key,
                            now.plus(IssuingAuthority.TERM).plusSeconds(1)))
                    .withMessageContaining("not valid");
        }
    }

    @Test
    void aFieldIsFilledOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> trust.signed(signed, PARTNER, FOR_PARTNER));
    }

    @Test
    void aFieldThatDoesNotExistIsNotMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> trust.signed(issued, "derde", FOR_PARTNER));
    }

    @Test
    void severalThreadsSignWithOneKey() throws Exception {
        Instant now = Instant.now();
        try (OneTimeKey key = trust.issuing.issue(FOR_PARTNER, now);
                var threads = Executors.newFixedThreadPool(4)) {
            Callable<byte[]> signing = () -> trust.signer.sign(issued, PARTNER, key, now);
            List<Future<byte[]>> results =
                    threads.invokeAll(Stream.generate(() -> signing).limit(8).toList());
            for (Future<byte[]> result : results) {
                assertThat(trust.judged(result.get())
                                .inField(PARTNER)
                                .orElseThrow()
                                .verdict())
                        .isEqualTo(Verdict.VALID);
            }
        }
    }

    @Test
    void aFileThatIsNoPdfIsRefused() {
        assertThatThrownBy(() -> trust.judged(new byte[] {1, 2, 3})).isInstanceOf(UnreadablePdf.class);
        assertThatThrownBy(() -> trust.judged(new byte[0])).isInstanceOf(UnreadablePdf.class);
    }

    @Test
    void aPdfWithoutSignaturesIsNotValid() {
        assertThat(trust.judged(trust.rendered()).allValid()).isFalse();
    }
}
