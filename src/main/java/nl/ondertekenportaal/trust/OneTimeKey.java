package nl.ondertekenportaal.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's key for one signing session. It exists in memory only and is never written, copied or sent; after
 * {@link #close()} the portal holds no reference to it and it signs nothing more. Safe for several threads.
 */
public final class OneTimeKey implements SigningKey, AutoCloseable {
    private final List<X509Certificate> chain;
    private volatile @Nullable PrivateKey key;

    OneTimeKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    /** The certificate that says for whom this key signs. */
    @Override
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** @throws IllegalStateException after the key was closed */
    @Override
    public byte[] sign(byte[] data) {
        PrivateKey current = key;
        if (current == null) throw new IllegalStateException("the one-time key was closed and signs nothing more");
        return SigningKey.sign(current, data);
    }

    @Override
    public void close() {
        key = null;
    }
}
