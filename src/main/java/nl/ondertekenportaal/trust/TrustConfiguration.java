package nl.ondertekenportaal.trust;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the portal's keys, trust anchors and timestamp server are: the {@code APP_CA_*}, {@code APP_SEAL_*},
 * {@code APP_TRUST_ANCHORS} and {@code APP_TSA_URL} settings. Each is read when the portal starts; an absent or unusable
 * one is a {@link TrustNotConfigured}.
 */
public final class TrustConfiguration {
    /** What every certificate of a demonstration says of itself. */
    static final String FICTION = "DEMONSTRATIE - FICTIEF";

    private final Function<String, Optional<String>> settings;

    /** @param settings gives the value of a property such as {@code app.tsa.url}, if it is set */
    public TrustConfiguration(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /** The key and chain that issue one-time certificates. */
    PortalKey issuingKey() {
        return key("app.ca.keystore");
    }

    /** The key and chain of the portal's own seal. */
    PortalKey sealKey() {
        return key("app.seal.keystore");
    }

    /** Whether certificates must say that they are fiction. */
    boolean demo() {
        return settings.apply("app.mode").filter("demo"::equals).isPresent();
    }

    URI timestampServer() {
        String property = "app.tsa.url";
        URI address = URI.create(required(property));
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw TrustNotConfigured.unusable(property, "not an http(s) address");
        }
        return address;
    }

    /** @throws TrustNotConfigured if production would sign or seal with, or believe, certificates of the demonstration */
    void refuseFictionInProduction() {
        if (demo()) return;
        refuseFiction("app.ca.keystore", issuingKey().certificate());
        refuseFiction("app.seal.keystore", sealKey().certificate());
        anchors().forEach(anchor -> refuseFiction("app.trust.anchors", anchor));
    }

    /** @throws TrustNotConfigured if what the portal signs or seals now would not lead to the trust anchors */
    void mustLeadToAnchors(Instant now) {
        Anchors anchors = new Anchors(anchors());
        mustLeadToAnchors(anchors, "app.ca.keystore", issuingKey(), now);
        mustLeadToAnchors(anchors, "app.seal.keystore", sealKey(), now);
    }

    private static void mustLeadToAnchors(Anchors anchors, String property, PortalKey key, Instant now) {
        try {
            anchors.mustLeadFrom(key.certificate(), key.chain(), now);
        } catch (GeneralSecurityException e) {
            throw TrustNotConfigured.unusable(property, "no valid path leads from it to APP_TRUST_ANCHORS", e);
        }
    }

    private static void refuseFiction(String property, X509Certificate certificate) {
        if (certificate.getSubjectX500Principal().getName().contains(FICTION)) {
            throw TrustNotConfigured.unusable(property, "is of a demonstration; only APP_MODE=demo may use it");
        }
    }

    /** The roots that signatures and timestamps must lead to; never empty. */
    List<X509Certificate> anchors() {
        String property = "app.trust.anchors";
        try (InputStream pem = Files.newInputStream(Path.of(required(property)))) {
            List<X509Certificate> anchors = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (anchors.isEmpty()) throw TrustNotConfigured.unusable(property, "the file holds no certificate");
            return anchors;
        } catch (IOException | CertificateException e) {
            throw TrustNotConfigured.unusable(property, "cannot be read as a PEM file of certificates", e);
        }
    }

    private PortalKey key(String property) {
        char[] password = required(property + ".password").toCharArray();
        try (InputStream file = Files.newInputStream(Path.of(required(property)))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, password);
            return PortalKey.only(store, password)
                    .orElseThrow(() -> TrustNotConfigured.unusable(property, "must hold exactly one private key"));
        } catch (IOException | GeneralSecurityException e) {
            throw TrustNotConfigured.unusable(property, "cannot be opened as PKCS #12 with the given password", e);
        }
    }

    private String required(String property) {
        return settings.apply(property)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> TrustNotConfigured.missing(property));
    }
}
