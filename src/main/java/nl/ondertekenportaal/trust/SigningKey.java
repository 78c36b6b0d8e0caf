package nl.ondertekenportaal.trust;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** Something that can sign, with the certificates that say who it is: the portal's seal, or a person's one-time key. */
sealed interface SigningKey permits PortalKey, OneTimeKey {
    /** The signer's certificate first, then its issuers. */
    List<X509Certificate> chain();

    /** The signature over the data with SHA-256 and the algorithm of the key. */
    byte[] sign(byte[] data);

    default X509Certificate certificate() {
        return chain().getFirst();
    }

    static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default ->
                throw new IllegalArgumentException("no signature algorithm for a key of type " + key.getAlgorithm());
        };
    }

    static byte[] sign(PrivateKey key, byte[] data) {
        try {
            Signature signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not sign", e);
        }
    }
}
