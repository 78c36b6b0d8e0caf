package nl.ondertekenportaal.trust;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.function.Consumer;

/**
 * Adds one invisible PAdES-BASELINE-T signature (ETSI EN 319 142-1) at the end of a PDF, without touching a byte of it.
 * One instance serves all threads: making the verifier and the service anew costs half of the speed.
 */
final class PadesService {
    /** Room for a signature of P-256 with its chain and timestamp; the unused part stays in the file as zeros. */
    private static final int CONTENT_SIZE = 12 * 1024;

    private final PAdESService service;

    PadesService(TrustConfiguration configuration) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        // DSS compares with the clock of the machine; the term is checked below against the signing time
        verifier.setAlertOnNotYetValidCertificate(new SilentOnStatusAlert());
        verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
        service = new PAdESService(verifier);
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
        service.setTspSource(new TimestampClient(configuration));
    }

    byte[] sign(byte[] pdf, SigningKey key, Instant signingTime, Consumer<PAdESSignatureParameters> kind) {
        mustBeValid(key, signingTime);
        InMemoryDocument document = new InMemoryDocument(pdf, "document.pdf", MimeTypeEnum.PDF);
        PAdESSignatureParameters parameters = parameters(key, signingTime);
        kind.accept(parameters);
        byte[] signature = key.sign(service.getDataToSign(document, parameters).getBytes());
        SignatureAlgorithm algorithm =
                SignatureAlgorithm.getAlgorithm(parameters.getEncryptionAlgorithm(), parameters.getDigestAlgorithm());
        byte[] signed = DSSUtils.toByteArray(
                service.signDocument(document, parameters, new SignatureValue(algorithm, signature)));
        mustContinue(pdf, signed);
        return signed;
    }

    private static PAdESSignatureParameters parameters(SigningKey key, Instant signingTime) {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(key.certificate()));
        parameters.setCertificateChain(
                key.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(signingTime));
        parameters.setContentSize(CONTENT_SIZE);
        parameters.setAppName("Ondertekenportaal");
        return parameters;
    }

    private static void mustBeValid(SigningKey key, Instant signingTime) {
        try {
            key.certificate().checkValidity(Date.from(signingTime));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new IllegalStateException("the certificate is not valid at the time of signing", e);
        }
    }

    private static void mustContinue(byte[] pdf, byte[] signed) {
        boolean same = signed.length > pdf.length && Arrays.equals(pdf, 0, pdf.length, signed, 0, pdf.length);
        if (!same)
            throw new IllegalStateException("the signed file does not begin with the file that was to be signed");
    }
}
