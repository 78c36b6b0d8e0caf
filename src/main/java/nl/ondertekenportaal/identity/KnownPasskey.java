package nl.ondertekenportaal.identity;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import nl.ondertekenportaal.common.PersonId;
import org.jspecify.annotations.Nullable;

/** The one passkey against which an answer is checked, as the library asks for it. Whoever answers with another one is refused. */
final class KnownPasskey implements CredentialRepository {

    /** For a new passkey, which is compared with none. */
    static final KnownPasskey NONE = new KnownPasskey(null, null);

    private final @Nullable PersonId person;
    private final @Nullable RegisteredCredential credential;

    private KnownPasskey(@Nullable PersonId person, @Nullable RegisteredCredential credential) {
        this.person = person;
        this.credential = credential;
    }

    static KnownPasskey of(PersonId person, byte[] credentialId, byte[] publicKey, long signCount) {
        return new KnownPasskey(
                person,
                RegisteredCredential.builder()
                        .credentialId(new ByteArray(credentialId))
                        .userHandle(handle(person))
                        .publicKeyCose(new ByteArray(publicKey))
                        .signatureCount(signCount)
                        .build());
    }

    static KnownPasskey of(Passkey passkey) {
        return of(passkey.person(), passkey.credentialId(), passkey.publicKey(), passkey.signCount());
    }

    /** How a device knows whose passkey it is: the pseudonym, and no name. */
    static ByteArray handle(PersonId person) {
        return new ByteArray(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .array());
    }

    /** Of whose passkey it is, also when the device does not say so. */
    Optional<ByteArray> userHandle() {
        return credential().map(RegisteredCredential::getUserHandle);
    }

    private Optional<RegisteredCredential> credential() {
        return Optional.ofNullable(credential);
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return Set.of();
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return userHandle();
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray handle) {
        return credential()
                .filter(known -> known.getUserHandle().equals(handle))
                .flatMap(known -> Optional.ofNullable(person))
                .map(PersonId::toString);
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray handle) {
        return credential()
                .filter(known -> known.getCredentialId().equals(credentialId))
                .filter(known -> known.getUserHandle().equals(handle));
    }

    /** That a passkey is registered once, the database sees to. */
    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return Set.of();
    }
}
