package nl.ondertekenportaal.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The roots that the portal believes. */
final class Anchors {

    private final Set<TrustAnchor> anchors;

    Anchors(List<X509Certificate> roots) {
        this.anchors = roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param known other certificates from which the path may be built
     * @param moment at which every certificate of the path must be valid
     * @throws GeneralSecurityException if no path leads from the certificate to a root
     */
    void mustLeadFrom(X509Certificate certificate, Collection<X509Certificate> known, Instant moment)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        parameters.setDate(Date.from(moment));
        // revocation is judged by Signatures, from the data that the policy asks for
        parameters.setRevocationEnabled(false);
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }
}
