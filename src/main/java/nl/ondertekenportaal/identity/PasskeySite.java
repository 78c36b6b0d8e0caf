package nl.ondertekenportaal.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.PublicAddress;

/**
 * The portal as a passkey knows it (WebAuthn Level 2): what is asked of a browser, and whether its answer is right. A passkey stays on the
 * device that made it, is found there without an address, and verifies its user each time.
 *
 * @param domain for which a passkey is made; it signs for no other
 * @param origin of the pages that may ask for it; both follow from the address that is configured, never from a request
 */
record PasskeySite(String domain, String origin) {

    private static final long MILLIS = PasskeyChallenge.VALID.toMillis();

    /** What an authenticator told of a new passkey. */
    record Registered(byte[] credentialId, byte[] publicKey, long signCount) {}

    /** What an answer proved. */
    sealed interface Checked {
        /** @param signCount of the device by now */
        record Right(long signCount) implements Checked {}

        record Wrong() implements Checked {}

        /** The device has counted less than before, so there may be two of it. */
        record CountedBack() implements Checked {}
    }

    static PasskeySite of(PublicAddress address) {
        URI page = address.of("/");
        String port = page.getPort() < 0 ? "" : ":" + page.getPort();
        return new PasskeySite(page.getHost(), page.getScheme() + "://" + page.getHost() + port);
    }

    /** For the script: how to make a passkey. @param account as the device shows it */
    String toRegister(byte[] challenge, PersonId person, String account, List<byte[]> existing) {
        try {
            return creation(challenge, person, account, existing).toCredentialsCreateJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the script: what to have signed. @param allowed which passkeys may; any, if there are none */
    String toSign(byte[] challenge, List<byte[]> allowed) {
        try {
            return request(challenge, allowed).toCredentialsGetJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On what a new passkey says to be made; empty if it is not the form of one. */
    static Optional<byte[]> challengeOf(String answer) {
        try {
            return Optional.ofNullable(PublicKeyCredential.parseRegistrationResponseJson(answer))
                    .map(made ->
                            made.getResponse().getClientData().getChallenge().getBytes());
        } catch (IOException | IllegalArgumentException notAPasskey) {
            return Optional.empty();
        }
    }

    /** The new passkey; empty if it was not made here, for this person, on this challenge. */
    Optional<Registered> registered(byte[] challenge, PersonId person, String account, String answer) {
        try {
            RegistrationResult result = relyingParty(KnownPasskey.NONE, false)
                    .finishRegistration(FinishRegistrationOptions.builder()
                            .request(creation(challenge, person, account, List.of()))
                            .response(PublicKeyCredential.parseRegistrationResponseJson(answer))
                            .build());
            return Optional.of(new Registered(
                    result.getKeyId().getId().getBytes(),
                    result.getPublicKeyCose().getBytes(),
                    result.getSignatureCount()));
        } catch (RegistrationFailedException | IOException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** @param known the passkey with which it was answered, if it is the right one; what it counted last is looked at */
    Checked check(byte[] challenge, PasskeyAnswer answer, KnownPasskey known, boolean counting) {
        try {
            var result = relyingParty(known, counting)
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(AssertionRequest.builder()
                                    .publicKeyCredentialRequestOptions(request(challenge, List.of()))
                                    .userHandle(known.userHandle())
                                    .build())
                            .response(answer.credential())
                            .build());
            return result.isSuccess() ? new Checked.Right(result.getSignatureCount()) : new Checked.Wrong();
        } catch (InvalidSignatureCountException back) {
            return new Checked.CountedBack();
        } catch (AssertionFailedException | IllegalArgumentException refused) {
            return new Checked.Wrong();
        }
    }

    private PublicKeyCredentialCreationOptions creation(
            byte[] challenge, PersonId person, String account, List<byte[]> existing) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(identity())
                .user(UserIdentity.builder()
                        .name(account)
                        .displayName(account)
                        .id(KnownPasskey.handle(person))
                        .build())
                .challenge(new ByteArray(challenge))
                .pubKeyCredParams(List.of(
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.RS256))
                .excludeCredentials(
                        existing.stream().map(PasskeySite::descriptor).collect(Collectors.toSet()))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .timeout(MILLIS)
                .build();
    }

    private PublicKeyCredentialRequestOptions request(byte[] challenge, List<byte[]> allowed) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(new ByteArray(challenge))
                .rpId(domain)
                .allowCredentials(allowed.stream().map(PasskeySite::descriptor).toList())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(MILLIS)
                .build();
    }

    private RelyingParty relyingParty(KnownPasskey known, boolean counting) {
        return RelyingParty.builder()
                .identity(identity())
                .credentialRepository(known)
                .origins(Set.of(origin))
                .validateSignatureCounter(counting)
                .build();
    }

    private RelyingPartyIdentity identity() {
        return RelyingPartyIdentity.builder()
                .id(domain)
                .name("Ondertekenportaal")
                .build();
    }

    private static PublicKeyCredentialDescriptor descriptor(byte[] credentialId) {
        return PublicKeyCredentialDescriptor.builder()
                .id(new ByteArray(credentialId))
                .build();
    }
}
