package nl.ondertekenportaal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IssuingAuthorityTest {
    private static final String ORGANIZATION_IDENTIFIER = "2.5.4.97";
    private static final String VALIDITY_ASSURED = "0.4.0.194121.2.1";
    private static DemoTrust trust;

    @BeforeAll
    static void start() throws Exception {
        trust = DemoTrust.start();
    }

    @AfterAll
    static void stop() throws Exception {
        trust.close();
    }

    @Test
    void theCertificateSaysWhoSignsForWhomAndThatItIsFiction() {
        String name = issued().getSubjectX500Principal()
                .getName("RFC2253", Map.of(ORGANIZATION_IDENTIFIER, "organizationIdentifier"));

        assertThat(name)
                .contains("CN=Ömer Şahin-'t Hart (fictief)")
                .contains("O=Voorbeeld Energie B.V.")
                .contains("OU=DEMONSTRATIE - FICTIEF");
        assertThat(trust.judged(trust.signed(trust.issued(), DemoTrust.PARTNER, DemoTrust.FOR_PARTNER))
                        .inField(DemoTrust.PARTNER)
                        .orElseThrow()
                        .organizationIdentifier())
                .isEqualTo("NTRNL-01234567");
    }

    @Test
    void theCertificateSaysThroughWhichAgentSomebodySigns() {
        SignerSubject through = DemoTrust.FOR_PARTNER.through("Incasso Voorbeeld (fictief)");
        String name = trust.issuing
                .issue(through, Instant.now())
                .certificate()
                .getSubjectX500Principal()
                .getName("RFC2253", Map.of("2.5.4.12", "T"));

        assertThat(name)
                .contains("T=gemachtigde via Incasso Voorbeeld (fictief)")
                .contains("O=Voorbeeld Energie B.V.");
        assertThat(issued().getSubjectX500Principal().getName("RFC2253", Map.of("2.5.4.12", "T")))
                .doesNotContain("T=");
    }

    @Test
    void theCertificateIsShortTermAndForSigningOnly() {
        Instant now = Instant.now();
        X509Certificate certificate =
                trust.issuing.issue(DemoTrust.FOR_PARTNER, now).certificate();

        assertThat(certificate.getNotBefore()).isBeforeOrEqualTo(java.util.Date.from(now));
        assertThat(certificate.getNotAfter().toInstant()).isBeforeOrEqualTo(now.plus(IssuingAuthority.TERM));
        assertThat(certificate.getNonCriticalExtensionOIDs()).contains(VALIDITY_ASSURED);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).startsWith(true, true, false, false, false, false, false);
        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void anAuthorityThatEndsBeforeTheCertificateIssuesNone() {
        Instant inFiftyYears = Instant.now().plus(Duration.ofDays(50 * 366));
        assertThatThrownBy(() -> trust.issuing.issue(DemoTrust.FOR_PARTNER, inFiftyYears))
                .isInstanceOf(TrustNotConfigured.class)
                .hasMessageContaining("APP_CA_KEYSTORE");
    }

    @Test
    void productionRefusesTheCertificatesOfADemonstration() {
        trust.configuration.refuseFictionInProduction();
        TrustConfiguration production = trust.configured(Map.of("APP_MODE", "production"));
        assertThatThrownBy(production::refuseFictionInProduction)
                .isInstanceOf(TrustNotConfigured.class)
                .hasMessageContaining("APP_CA_KEYSTORE")
                .hasMessageContaining("demonstration");
    }

    @Test
    void anAuthorityUnderAnotherRootIsFoundAtStart() throws Exception {
        trust.configuration.mustLeadToAnchors(Instant.now());
        try (DemoTrust other = DemoTrust.start()) {
            String foreign = other.authority.environment().get("APP_TRUST_ANCHORS");
            TrustConfiguration mixed = trust.configured(Map.of("APP_TRUST_ANCHORS", foreign));
            assertThatThrownBy(() -> mixed.mustLeadToAnchors(Instant.now()))
                    .isInstanceOf(TrustNotConfigured.class)
                    .hasMessageContaining("APP_TRUST_ANCHORS");
        }
    }

    @Test
    void everyCertificateHasItsOwnKeyAndSerial() {
        X509Certificate one = issued();
        X509Certificate other = issued();

        assertThat(one.getSerialNumber()).isNotEqualTo(other.getSerialNumber()).isPositive();
        assertThat(one.getPublicKey()).isNotEqualTo(other.getPublicKey());
    }

    @Test
    void outsideTheDemoNothingIsFiction() {
        X509Certificate certificate = new IssuingAuthority(trust.configured(Map.of("APP_MODE", "production")))
                .issue(DemoTrust.FOR_PARTNER, Instant.now())
                .certificate();

        assertThat(certificate.getSubjectX500Principal().getName()).doesNotContain("DEMONSTRATIE");
    }

    @Test
    void aNameCannotBecomeAnotherPartOfTheSubject() {
        X509Certificate certificate = trust.issuing
                .issue(
                        new SignerSubject("Iemand,O=Gemeente Utrecht", "Voorbeeld B.V.", "NTRNL-01234567"),
                        Instant.now())
                .certificate();

        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=Iemand\\,O\\=Gemeente Utrecht");
    }

    @Test
    void aSubjectNeedsPlainNamesAndAnIdentifier() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SignerSubject(" ", "B.V.", "NTRNL-01234567"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SignerSubject("A\u0000", "B.V.", "NTRNL-01234567"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SignerSubject("A", "B.V.", "01234567"));
    }

    @Test
    void theSealCannotIssueCertificates() {
        TrustConfiguration wrong = trust.configured(
                Map.of("APP_CA_KEYSTORE", trust.authority.environment().get("APP_SEAL_KEYSTORE")));

        assertThatThrownBy(() -> new IssuingAuthority(wrong))
                .isInstanceOf(TrustNotConfigured.class)
                .hasMessageContaining("APP_CA_KEYSTORE");
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThatThrownBy(() -> new IssuingAuthority(trust.configured(Map.of("APP_CA_KEYSTORE", ""))))
                .isInstanceOf(TrustNotConfigured.class)
                .hasMessageContaining("APP_CA_KEYSTORE");
        assertThatThrownBy(() -> new PadesSigner(trust.configured(Map.of("APP_TSA_URL", ""))))
                .hasMessageContaining("APP_TSA_URL");
        assertThatThrownBy(() -> new PadesSigner(trust.configured(Map.of("APP_TRUST_ANCHORS", ""))))
                .hasMessageContaining("APP_TRUST_ANCHORS");
    }

    @Test
    void aWrongPasswordIsNamedWithoutTellingIt() {
        assertThatThrownBy(() -> new IssuingAuthority(trust.configured(Map.of("APP_CA_KEYSTORE_PASSWORD", "geheim"))))
                .isInstanceOf(TrustNotConfigured.class)
                .hasMessageContaining("APP_CA_KEYSTORE")
                .hasMessageNotContaining("geheim");
    }

    private static X509Certificate issued() {
        return trust.issuing.issue(DemoTrust.FOR_PARTNER, Instant.now()).certificate();
    }
}
