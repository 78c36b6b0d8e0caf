package nl.ondertekenportaal.trust;

import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.PDFRevisionWrapper;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.policy.EtsiValidationPolicyFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import nl.ondertekenportaal.trust.SignatureFinding.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Judges the signatures of a PDF against the trust anchors and the strict policy {@code config/dss/policy.xml}. A certificate
 * is judged at the time that a trusted timestamp proves, so a one-time certificate stays good after it has expired. Safe for
 * several threads; takes most of a second for a file with two signatures, for every revision is compared with the last.
 */
public final class Signatures {
    private static final String POLICY = "/config/dss/policy.xml";

    /** More than any document of the portal has; DSS skips the visual comparison of longer files without saying so. */
    private static final int MOST_PAGES = 200;

    private final List<CertificateToken> anchors;
    private final ValidationPolicy policy;
    private final Clock clock;

    public Signatures(TrustConfiguration configuration, Clock clock) {
        this.anchors =
                configuration.anchors().stream().map(CertificateToken::new).toList();
        this.policy = policy();
        this.clock = clock;
    }

    /**
     * What is to be thought of every signature in the file.
     *
     * @throws UnreadablePdf when the bytes are not a PDF
     */
    public ValidationReport validate(byte[] pdf) {
        Reports reports = reports(pdf);
        DiagnosticData data = reports.getDiagnosticData();
        SimpleReport verdicts = reports.getSimpleReport();
        return new ValidationReport(data.getSignatures().stream()
                .sorted(Comparator.comparing(Signatures::lengthCovered))
                .map(signature -> finding(signature, verdicts))
                .toList());
    }

    private Reports reports(byte[] pdf) {
        try {
            PDFDocumentValidator validator =
                    new PDFDocumentValidator(new InMemoryDocument(pdf, "document.pdf", MimeTypeEnum.PDF));
            DefaultPdfDifferencesFinder differences = new DefaultPdfDifferencesFinder();
            differences.setMaximalPagesAmountForVisualComparison(MOST_PAGES);
            PdfBoxNativeObjectFactory factory = new PdfBoxNativeObjectFactory();
            factory.setPdfDifferencesFinder(differences);
            validator.setPdfObjFactory(factory);
            validator.setCertificateVerifier(verifier());
            validator.setValidationTime(Date.from(clock.instant()));
            validator.setEnableEtsiValidationReport(false);
            return validator.validateDocument(policy);
        } catch (RuntimeException e) {
            // a hostile file makes the parsers throw whatever they like
            throw new UnreadablePdf(e);
        }
    }

    /** Knows the anchors only and goes nowhere: what a file says about addresses is never followed. */
    private CommonCertificateVerifier verifier() {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        anchors.forEach(trusted::addCertificate);
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        return verifier;
    }

    private static SignatureFinding finding(SignatureWrapper signature, SimpleReport verdicts) {
        String id = signature.getId();
        Verdict verdict = switch (verdicts.getIndication(id)) {
            case TOTAL_PASSED, PASSED -> Verdict.VALID;
            case TOTAL_FAILED, FAILED -> Verdict.INVALID;
            case INDETERMINATE, NO_SIGNATURE_FOUND -> Verdict.INDETERMINATE;
        };
        PDFRevisionWrapper revision = signature.getPDFRevision();
        CertificateWrapper certificate = signature.getSigningCertificate();
        List<Reason> reasons = verdicts.getAdESValidationErrors(id).stream()
                .map(message -> new Reason(message.getKey(), message.getValue()))
                .toList();
        return new SignatureFinding(
                revision == null ? null : revision.getFirstFieldName(),
                certificate == null ? null : certificate.getCommonName(),
                certificate == null ? null : certificate.getOrganizationName(),
                certificate == null ? null : certificate.getOrganizationIdentifier(),
                instant(signature.getClaimedSigningTime()),
                timestampTime(signature, verdicts),
                signature.getSignatureFormat().toString(),
                verdict,
                reasons);
    }

    private static @Nullable Instant timestampTime(SignatureWrapper signature, SimpleReport verdicts) {
        return signature.getTimestampList().stream()
                .filter(timestamp -> verdicts.isValid(timestamp.getId()))
                .map(TimestampWrapper::getProductionTime)
                .min(Comparator.naturalOrder())
                .map(Date::toInstant)
                .orElse(null);
    }

    private static long lengthCovered(SignatureWrapper signature) {
        PDFRevisionWrapper revision = signature.getPDFRevision();
        if (revision == null || revision.getSignatureByteRange().size() < 4) return Long.MAX_VALUE;
        return revision.getSignatureByteRange().get(2).longValue();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static ValidationPolicy policy() {
        try (InputStream xml = Signatures.class.getResourceAsStream(POLICY)) {
            if (xml == null) throw new IllegalStateException(POLICY + " is missing from the application");
            return new EtsiValidationPolicyFactory().loadValidationPolicy(xml);
        } catch (IOException e) {
            throw new IllegalStateException(POLICY + " cannot be read", e);
        }
    }
}
