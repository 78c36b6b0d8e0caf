package nl.ondertekenportaal.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One visit to a provider by the code flow: the question, and what is believed of the answer. */
final class AuthorisationFlow {

    /** Signed with a private key. Not {@code none}, and no shared secret: whoever knows a public key could use it as one. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int SKEW_SECONDS = 60;

    /** So long ago at most the person logged in at the provider, where a fresh login was asked for. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final ProviderConnection connection;
    private final URI callback;

    AuthorisationFlow(ProviderConnection connection, URI callback) {
        this.connection = connection;
        this.callback = callback;
    }

    /**
     * Where the browser goes.
     *
     * @param fresh whether a login of before does not count
     */
    URI question(ProviderAttempt.Secrets secrets, boolean fresh) {
        Provider provider = connection.provider();
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(provider.scopes().toArray(String[]::new)), clientId(), callback)
                .endpointURI(connection.published().metadata().getAuthorizationEndpointURI())
                .state(new State(secrets.state()))
                .nonce(new Nonce(secrets.nonce()))
                .codeChallenge(new CodeVerifier(secrets.verifier()), CodeChallengeMethod.S256);
        if (!provider.acrValues().isEmpty()) {
            request.acrValues(provider.acrValues().stream().map(ACR::new).toList());
        }
        if (fresh) {
            request.prompt(Prompt.Type.LOGIN).maxAge(0);
        }
        return request.build().toURI();
    }

    /**
     * What the provider says in the token for which it changes the code.
     *
     * @param answer the parameters with which the browser came back
     * @throws LoginRefused if anything is not as it must be
     */
    IDTokenClaimsSet redeem(
            Map<String, List<String>> answer, ProviderAttempt.Secrets secrets, boolean fresh, Instant now) {
        AuthorizationCode code = code(answer);
        IDTokenClaimsSet token = believed(token(code, secrets), new Nonce(secrets.nonce()));
        refuseOtherParty(token);
        if (fresh) {
            refuseStale(token, now);
        }
        return token;
    }

    private AuthorizationCode code(Map<String, List<String>> answer) {
        OIDCProviderMetadata metadata = connection.published().metadata();
        try {
            AuthorizationResponse response = AuthorizationResponse.parse(callback, answer);
            Issuer named = response.getIssuer();
            boolean missing = named == null && metadata.supportsAuthorizationResponseIssuerParam();
            if (missing || named != null && !named.equals(metadata.getIssuer())) {
                throw new LoginRefused(LoginTrouble.NOT_ASKED, "the answer is of another issuer (RFC 9207)");
            }
            if (!response.indicatesSuccess()) {
                String error = String.valueOf(
                        response.toErrorResponse().getErrorObject().getCode());
                throw new LoginRefused(
                        error.equals("access_denied") ? LoginTrouble.CANCELLED : LoginTrouble.REFUSED,
                        "the provider answered with an error");
            }
            AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
            if (code == null) {
                throw new LoginRefused(LoginTrouble.UNTRUSTED, "the answer has no code");
            }
            return code;
        } catch (ParseException e) {
            throw new LoginRefused(LoginTrouble.UNTRUSTED, "the answer is not understood", e);
        }
    }

    private JWT token(AuthorizationCode code, ProviderAttempt.Secrets secrets) {
        OIDCProviderMetadata metadata = connection.published().metadata();
        TokenRequest request = new TokenRequest.Builder(
                        metadata.getTokenEndpointURI(),
                        client(metadata),
                        new AuthorizationCodeGrant(code, callback, new CodeVerifier(secrets.verifier())))
                .build();
        try {
            TokenResponse response =
                    OIDCTokenResponseParser.parse(request.toHTTPRequest().send(connection.exchange()));
            if (!response.indicatesSuccess()) {
                int status = response.toErrorResponse().getErrorObject().getHTTPStatusCode();
                throw new LoginRefused(
                        status >= 500 ? LoginTrouble.UNREACHABLE : LoginTrouble.REFUSED,
                        "the provider gave no token, status " + status);
            }
            JWT token = ((OIDCTokenResponse) response.toSuccessResponse())
                    .getOIDCTokens()
                    .getIDToken();
            if (!(token instanceof SignedJWT)) {
                throw new LoginRefused(LoginTrouble.UNTRUSTED, "the token is not signed");
            }
            return token;
        } catch (IOException | ParseException e) {
            throw new LoginRefused(LoginTrouble.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private ClientAuthentication client(OIDCProviderMetadata metadata) {
        Secret secret = new Secret(connection.provider().client().secret());
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean inBody = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return inBody ? new ClientSecretPost(clientId(), secret) : new ClientSecretBasic(clientId(), secret);
    }

    private IDTokenClaimsSet believed(JWT token, Nonce nonce) {
        ProviderConnection.Published published = connection.published();
        IDTokenValidator validator = new IDTokenValidator(
                published.metadata().getIssuer(),
                clientId(),
                new JWSVerificationKeySelector<>(ALGORITHMS, published.keys()),
                null);
        validator.setMaxClockSkew(SKEW_SECONDS);
        try {
            return validator.validate(token, nonce);
        } catch (RateLimitReachedException e) {
            throw new LoginRefused(LoginTrouble.UNTRUSTED, "signed with a key that was looked up in vain just now", e);
        } catch (KeySourceException e) {
            throw new LoginRefused(LoginTrouble.UNREACHABLE, "its keys cannot be had: " + e.getMessage(), e);
        } catch (BadJOSEException | JOSEException e) {
            throw new LoginRefused(LoginTrouble.UNTRUSTED, String.valueOf(e.getMessage()), e);
        }
    }

    /** The library sees to it that a token for several names one for which it was made, but not that this is us. */
    private void refuseOtherParty(IDTokenClaimsSet token) {
        String party = token.getStringClaim(IDTokenClaimsSet.AZP_CLAIM_NAME);
        if (party != null && !party.equals(clientId().getValue())) {
            throw new LoginRefused(LoginTrouble.UNTRUSTED, "the token was not made for us");
        }
    }

    private static void refuseStale(IDTokenClaimsSet token, Instant now) {
        Date at = token.getAuthenticationTime();
        if (at == null || at.toInstant().isBefore(now.minus(FRESH))) {
            throw new LoginRefused(LoginTrouble.UNTRUSTED, "the person did not log in afresh");
        }
    }

    private ClientID clientId() {
        return new ClientID(connection.provider().client().id());
    }
}
