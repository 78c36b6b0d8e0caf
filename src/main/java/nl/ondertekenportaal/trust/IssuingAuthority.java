package nl.ondertekenportaal.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The portal's own certificate authority: it vouches, for the length of one signing session, that a key belongs to a person
 * who signs for an organisation. Its certificates are short-term and "validity assured" (ETSI EN 319 412-1 section 5.2): they
 * are never revoked, because they end before a revocation could be known.
 */
public final class IssuingAuthority {
    /** Long enough for hundreds of signatures with a slow timestamp server, short enough to need no revocation. */
    public static final Duration TERM = Duration.ofHours(4);

    /** How far the clock of the timestamp server may lag behind the portal's. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final ASN1ObjectIdentifier VALIDITY_ASSURED = new ASN1ObjectIdentifier("0.4.0.194121.2.1");
    private static final int SERIAL_BITS = 126;

    /** Before the name of the agent, as the title of the person. */
    private static final String THROUGH = "gemachtigde via ";

    private final PortalKey authority;
    private final boolean demo;
    private final SecureRandom random = new SecureRandom();

    public IssuingAuthority(TrustConfiguration configuration) {
        this.authority = configuration.issuingKey();
        this.demo = configuration.demo();
        if (authority.certificate().getBasicConstraints() < 0) {
            throw TrustNotConfigured.unusable("app.ca.keystore", "the certificate is not of a certificate authority");
        }
    }

    /**
     * A fresh P-256 key with a certificate for the subject, valid from now for {@link #TERM}.
     *
     * @throws TrustNotConfigured if the authority itself is not valid all that time
     */
    public OneTimeKey issue(SignerSubject subject, Instant now) {
        mustOutlive(now.plus(TERM), now);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            List<X509Certificate> chain = new ArrayList<>();
            chain.add(certificate(subject, pair, now));
            chain.addAll(authority.chain());
            return new OneTimeKey(pair.getPrivate(), chain);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("no certificate could be issued", e);
        }
    }

    /** A signature under an authority that has ended, or ends first, would prove nothing. */
    private void mustOutlive(Instant end, Instant now) {
        for (X509Certificate link : authority.chain()) {
            try {
                link.checkValidity(Date.from(now));
                link.checkValidity(Date.from(end));
            } catch (CertificateExpiredException | CertificateNotYetValidException e) {
                throw TrustNotConfigured.unusable("app.ca.keystore", "the authority is not valid long enough", e);
            }
        }
    }

    private X509Certificate certificate(SignerSubject subject, KeyPair pair, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant start = now.truncatedTo(ChronoUnit.SECONDS);
        // one bit always set, so that the serial has its full length and is never zero
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        var builder = new JcaX509v3CertificateBuilder(
                X500Name.getInstance(
                        authority.certificate().getSubjectX500Principal().getEncoded()),
                serial,
                Date.from(start.minus(CLOCK_SKEW)),
                Date.from(start.plus(TERM)),
                name(subject),
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation | KeyUsage.digitalSignature))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers.createAuthorityKeyIdentifier(authority.certificate()))
                .addExtension(
                        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(pair.getPublic()))
                .addExtension(VALIDITY_ASSURED, false, DERNull.INSTANCE);
        var signer = new JcaContentSignerBuilder(SigningKey.algorithm(authority.key())).build(authority.key());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private X500Name name(SignerSubject subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "NL")
                .addRDN(BCStyle.O, subject.organisation())
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, subject.organizationIdentifier());
        if (demo) name.addRDN(BCStyle.OU, TrustConfiguration.FICTION);
        if (subject.agent() != null) name.addRDN(BCStyle.T, THROUGH + subject.agent());
        return name.addRDN(BCStyle.CN, subject.person()).build();
    }
}
