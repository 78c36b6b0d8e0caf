package nl.ondertekenportaal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.organisation.Intent;

/**
 * What a passkey signed, with all that is needed to verify it again years later: also when the passkey is long removed, and the
 * portal is found at another address.
 */
@Embeddable
public class PasskeyEvidence {

    @Column(name = "credential_id")
    private byte[] credentialId;

    @Column(name = "public_key")
    private byte[] publicKey;

    private byte[] nonce;

    @Column(name = "authenticator_data")
    private byte[] authenticatorData;

    @Column(name = "client_data")
    private byte[] clientData;

    private byte[] signature;

    private String domain;

    private String origin;

    @SuppressWarnings("NullAway.Init") // JPA
    protected PasskeyEvidence() {}

    PasskeyEvidence(Passkey passkey, byte[] nonce, PasskeyAnswer answer, PasskeySite site) {
        this.credentialId = passkey.credentialId();
        this.publicKey = passkey.publicKey();
        this.nonce = nonce.clone();
        this.authenticatorData = answer.authenticatorData();
        this.clientData = answer.clientData();
        this.signature = answer.signature();
        this.domain = site.domain();
        this.origin = site.origin();
    }

    /** Whether this person's passkey signed exactly this. Looks at nothing but what is kept here. */
    public boolean proves(PersonId person, Intent intent) {
        byte[] challenge = PasskeyChallenge.over(nonce, person, intent).bytes();
        KnownPasskey known = KnownPasskey.of(person, credentialId, publicKey, 0);
        return PasskeyAnswer.of(this, KnownPasskey.handle(person))
                .map(answer -> new PasskeySite(domain, origin).check(challenge, answer, known, false))
                .filter(PasskeySite.Checked.Right.class::isInstance)
                .isPresent();
    }

    byte[] credentialId() {
        return credentialId.clone();
    }

    byte[] authenticatorData() {
        return authenticatorData.clone();
    }

    byte[] clientData() {
        return clientData.clone();
    }

    byte[] signature() {
        return signature.clone();
    }
}
