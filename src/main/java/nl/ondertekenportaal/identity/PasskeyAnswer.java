package nl.ondertekenportaal.identity;

import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser sent back of a passkey that signed; nothing of it is believed yet. */
record PasskeyAnswer(PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> credential) {

    /** Ten times what any device answers. */
    private static final int LONGEST = 20_000;

    /** Empty if it is not the form of an answer. */
    static Optional<PasskeyAnswer> read(@Nullable String json) {
        if (json == null || json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(PublicKeyCredential.parseAssertionResponseJson(json))
                    .map(PasskeyAnswer::new);
        } catch (IOException | IllegalArgumentException notAnAnswer) {
            return Optional.empty();
        }
    }

    /** From its parts, as they were kept. */
    static Optional<PasskeyAnswer> of(PasskeyEvidence kept, ByteArray handle) {
        try {
            return Optional.of(new PasskeyAnswer(
                    PublicKeyCredential.<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>builder()
                            .id(new ByteArray(kept.credentialId()))
                            .response(AuthenticatorAssertionResponse.builder()
                                    .authenticatorData(new ByteArray(kept.authenticatorData()))
                                    .clientDataJSON(new ByteArray(kept.clientData()))
                                    .signature(new ByteArray(kept.signature()))
                                    .userHandle(handle)
                                    .build())
                            .clientExtensionResults(
                                    ClientAssertionExtensionOutputs.builder().build())
                            .build()));
        } catch (IOException | Base64UrlException | IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    byte[] credentialId() {
        return credential.getId().getBytes();
    }

    /** Whether the device says whose passkey it is; it need not where that is known already. */
    boolean namesItsUser() {
        return credential.getResponse().getUserHandle().isPresent();
    }

    byte[] challenge() {
        return credential.getResponse().getClientData().getChallenge().getBytes();
    }

    byte[] authenticatorData() {
        return credential.getResponse().getAuthenticatorData().getBytes();
    }

    byte[] clientData() {
        return credential.getResponse().getClientDataJSON().getBytes();
    }

    byte[] signature() {
        return credential.getResponse().getSignature().getBytes();
    }
}
