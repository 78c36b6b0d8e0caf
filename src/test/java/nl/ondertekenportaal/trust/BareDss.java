package nl.ondertekenportaal.trust;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.time.Instant;
import java.util.Date;

/** DSS alone, as its manual uses it, in memory and with one thread: the yardstick of signing. No part of the product. */
public final class BareDss {

    private final PAdESService service = new PAdESService(new CommonCertificateVerifier());

    public BareDss(String timestampServer) {
        service.setTspSource(new OnlineTSPSource(timestampServer));
    }

    /** PAdES-BASELINE-T with a P-256 key. */
    public byte[] sign(byte[] pdf, String field, OneTimeKey key, Instant now) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(key.certificate()));
        parameters.setCertificateChain(
                key.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(now));
        parameters.getImageParameters().getFieldParameters().setFieldId(field);
        var document = new InMemoryDocument(pdf);
        byte[] signature = key.sign(service.getDataToSign(document, parameters).getBytes());
        return DSSUtils.toByteArray(service.signDocument(
                document, parameters, new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, signature)));
    }
}
