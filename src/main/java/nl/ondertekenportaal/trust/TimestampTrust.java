package nl.ondertekenportaal.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** Decides whether a timestamp was made by an authority that leads to the trust anchors and may make timestamps. */
final class TimestampTrust {
    private final Set<TrustAnchor> anchors;

    TimestampTrust(List<X509Certificate> anchors) {
        this.anchors =
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toUnmodifiableSet());
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
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(converter.getCertificate(signer));
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        parameters.setDate(token.getTimeStampInfo().getGenTime());
        // revocation is judged by Signatures, from the data that the policy asks for
        parameters.setRevocationEnabled(false);
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }
}
