package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The long-lived certificates of the demo, long enough for tests that walk years. */
final class DemoCertificates {
    private static final ASN1ObjectIdentifier NO_REVOCATION_AVAILABLE = new ASN1ObjectIdentifier("2.5.29.56");
    static final String FICTION = "DEMONSTRATIE - FICTIEF";
    private static final int YEARS = 40;
    private static final int SERIAL_BITS = 126;

    private final String unit;
    private final SecureRandom random = new SecureRandom();
    private final Instant start = Instant.now().minusSeconds(24 * 60 * 60);

    /** @param unit what every certificate says of itself */
    DemoCertificates(String unit) {
        this.unit = unit;
    }

    X509Certificate root(KeyPair keys) throws GeneralSecurityException, IOException, OperatorCreationException {
        X500Name name = name("Ondertekenportaal Root");
        JcaX509v3CertificateBuilder certificate = builder(name, name, keys.getPublic());
        authorityExtensions(certificate, 1);
        return signed(certificate, keys.getPrivate());
    }

    X509Certificate authority(PublicKey key, PrivateKey issuerKey, X509Certificate issuer)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        JcaX509v3CertificateBuilder certificate = issuedBy(issuer, "Ondertekenportaal Eenmalige certificaten", key);
        authorityExtensions(certificate, 0);
        return signed(certificate, issuerKey);
    }

    X509Certificate seal(PublicKey key, PrivateKey issuerKey, X509Certificate issuer)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        JcaX509v3CertificateBuilder certificate = issuedBy(issuer, "Ondertekenportaal Zegel", key);
        endExtensions(certificate, KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
        return signed(certificate, issuerKey);
    }

    X509Certificate timestamp(PublicKey key, PrivateKey issuerKey, X509Certificate issuer)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        JcaX509v3CertificateBuilder certificate = issuedBy(issuer, "Ondertekenportaal Tijdstempel", key);
        endExtensions(certificate, KeyUsage.digitalSignature);
        certificate.addExtension(
                Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        return signed(certificate, issuerKey);
    }

    private JcaX509v3CertificateBuilder issuedBy(X509Certificate issuer, String name, PublicKey key)
            throws GeneralSecurityException, IOException {
        X500Name issuerName =
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        JcaX509v3CertificateBuilder certificate = builder(issuerName, name(name), key);
        certificate.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()));
        return certificate;
    }

    private JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key)
            throws GeneralSecurityException, IOException {
        Instant end = start.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
        JcaX509v3CertificateBuilder certificate =
                new JcaX509v3CertificateBuilder(issuer, serial, Date.from(start), Date.from(end), subject, key);
        certificate.addExtension(
                Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        return certificate;
    }

    private static void authorityExtensions(JcaX509v3CertificateBuilder certificate, int levelsBelow)
            throws IOException {
        certificate
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(levelsBelow))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    /** The demo keeps no revocation service, and its certificates say so. */
    private static void endExtensions(JcaX509v3CertificateBuilder certificate, int usage) throws IOException {
        certificate
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                .addExtension(NO_REVOCATION_AVAILABLE, false, DERNull.INSTANCE);
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder certificate, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        return new JcaX509CertificateConverter().getCertificate(certificate.build(signer));
    }

    private X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "NL")
                .addRDN(BCStyle.O, "Ondertekenportaal")
                .addRDN(BCStyle.OU, unit)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
