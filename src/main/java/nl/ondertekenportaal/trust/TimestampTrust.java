package nl.ondertekenportaal.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** Decides whether a timestamp was made by an authority that leads to the trust anchors and may make timestamps. */
final class TimestampTrust {
    private final Anchors anchors;

    TimestampTrust(List<X509Certificate> anchors) {
        this.anchors = new Anchors(anchors);
    }

    void check(TimeStampToken token) throws TSPException {
        @SuppressWarnings("unchecked") // the selector of BouncyCastle is raw
        Collection<X509CertificateHolder> signers = token.getCertificates().getMatches(token.getSID());
        if (signers.size() != 1) throw new TimestampUnavailable("the certificate of the signer is missing");
        X509CertificateHolder signer = signers.iterator().next();
        try {
            // checks the signature, the term of the certificate at the time given, and the one critical key purpose
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            leadsToAnchor(token, signer);
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new TimestampUnavailable("the signer is not trusted", e);
        }
    }

    private void leadsToAnchor(TimeStampToken token, X509CertificateHolder signer) throws GeneralSecurityException {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> known = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            known.add(converter.getCertificate(holder));
        }
        Instant moment = token.getTimeStampInfo().getGenTime().toInstant();
        anchors.mustLeadFrom(converter.getCertificate(signer), known, moment);
    }
}
