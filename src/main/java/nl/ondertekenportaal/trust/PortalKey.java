package nl.ondertekenportaal.trust;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A long-lived key of the portal with its certificate first in the chain. */
record PortalKey(PrivateKey key, List<X509Certificate> chain) implements SigningKey {
    PortalKey {
        chain = List.copyOf(chain);
    }

    /** The key of a key store that holds one and only one. */
    static Optional<PortalKey> only(KeyStore store, char[] password) throws GeneralSecurityException {
        List<String> aliases = Collections.list(store.aliases()).stream()
                .filter(alias -> isKey(store, alias))
                .toList();
        if (aliases.size() != 1) return Optional.empty();
        String alias = aliases.getFirst();
        List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return Optional.of(new PortalKey((PrivateKey) store.getKey(alias, password), chain));
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store is not loaded", e);
        }
    }

    @Override
    public byte[] sign(byte[] data) {
        return SigningKey.sign(key, data);
    }

    @Override
    public String toString() {
        return "PortalKey[" + certificate().getSubjectX500Principal() + "]";
    }
}
