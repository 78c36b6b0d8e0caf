package nl.ondertekenportaal.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The trust of the demo: a root, the authority that issues one-time certificates, the portal's seal and a timestamp
 * certificate. Made once in a directory and reused after that. Every certificate says that it is fiction.
 */
public final class DemoAuthority {
    private static final String ALIAS = "key";
    private static final int PASSWORD_BYTES = 16;

    private final Path directory;
    private final char[] password;

    private DemoAuthority(Path directory, char[] password) {
        this.directory = directory;
        this.password = password;
    }

    /** The authority of the directory, made now if there is none yet. */
    public static DemoAuthority open(Path directory) throws IOException, GeneralSecurityException {
        return open(directory, DemoCertificates.FICTION);
    }

    /** @param unit what every certificate that is made now says of itself */
    static DemoAuthority open(Path directory, String unit) throws IOException, GeneralSecurityException {
        Path secret = directory.resolve("password");
        // written last, so that a start that was cut off is done again as a whole
        if (!Files.exists(secret)) {
            Files.createDirectories(directory);
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            String password = HexFormat.of().formatHex(random);
            new DemoAuthority(directory, password.toCharArray()).create(new DemoCertificates(unit));
            write(secret, password.getBytes(StandardCharsets.US_ASCII));
        }
        return new DemoAuthority(directory, Files.readString(secret).toCharArray());
    }

    /** What the portal must be told to use this authority. */
    public Map<String, String> environment() {
        return Map.of(
                "APP_CA_KEYSTORE", file("issuing.p12").toString(),
                "APP_CA_KEYSTORE_PASSWORD", new String(password),
                "APP_SEAL_KEYSTORE", file("seal.p12").toString(),
                "APP_SEAL_KEYSTORE_PASSWORD", new String(password),
                "APP_TRUST_ANCHORS", file("anchors.pem").toString());
    }

    PrivateKey timestampKey() throws IOException, GeneralSecurityException {
        return (PrivateKey) load("timestamp.p12").getKey(ALIAS, password);
    }

    /** The certificate of the timestamp server first, then its issuers. */
    List<X509Certificate> timestampChain() throws IOException, GeneralSecurityException {
        return Arrays.stream(load("timestamp.p12").getCertificateChain(ALIAS))
                .map(X509Certificate.class::cast)
                .toList();
    }

    private void create(DemoCertificates certificates) throws IOException, GeneralSecurityException {
        try {
            KeyPair root = keyPair();
            X509Certificate rootCertificate = certificates.root(root);
            KeyPair issuing = keyPair();
            X509Certificate issuingCertificate =
                    certificates.authority(issuing.getPublic(), root.getPrivate(), rootCertificate);
            KeyPair seal = keyPair();
            KeyPair timestamp = keyPair();
            store("root.p12", root.getPrivate(), rootCertificate);
            store("issuing.p12", issuing.getPrivate(), issuingCertificate, rootCertificate);
            store(
                    "seal.p12",
                    seal.getPrivate(),
                    certificates.seal(seal.getPublic(), root.getPrivate(), rootCertificate),
                    rootCertificate);
            store(
                    "timestamp.p12",
                    timestamp.getPrivate(),
                    certificates.timestamp(timestamp.getPublic(), root.getPrivate(), rootCertificate),
                    rootCertificate);
            write(file("anchors.pem"), pem(rootCertificate));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] pem(X509Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void store(String name, PrivateKey key, Certificate... chain) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, key, password, chain);
        write(file(name), new byte[0]);
        try (OutputStream out = Files.newOutputStream(file(name))) {
            store.store(out, password);
        }
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file(name))) {
            store.load(in, password);
        }
        return store;
    }

    private Path file(String name) {
        return directory.resolve(name).toAbsolutePath();
    }

    /** Readable by the owner only, where the file system knows owners. */
    private static void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
