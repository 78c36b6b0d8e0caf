package nl.ondertekenportaal.identity.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.ondertekenportaal.outbound.AllowedHosts;
import nl.ondertekenportaal.outbound.GuardedHttp;
import org.jspecify.annotations.Nullable;

/**
 * What one provider publishes of itself: its addresses and its keys. Asked for when somebody logs in for the first time, asked for again
 * when it failed or is an hour old; a key that is not known yet is looked up at once. Safe for several threads.
 */
final class ProviderConnection {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration BELIEVED_FOR = Duration.ofHours(1);
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    /**
     * What holds for a while.
     *
     * @param keys remembers them for some minutes, and asks at most twice in half a minute for one that it does not know
     */
    record Published(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant at) {}

    private final Provider provider;
    private final AllowedHosts allowed;
    private final GuardedExchange exchange;
    private final Clock clock;
    private volatile @Nullable Published published;

    ProviderConnection(Provider provider, boolean demo, Clock clock) {
        this.provider = provider;
        this.allowed = provider.allowed(demo);
        this.exchange = new GuardedExchange(new GuardedHttp(allowed, ANSWER_WITHIN));
        this.clock = clock;
    }

    Provider provider() {
        return provider;
    }

    GuardedExchange exchange() {
        return exchange;
    }

    /** @throws LoginRefused {@code UNREACHABLE} */
    Published published() {
        Published known = published;
        if (known == null || clock.instant().isAfter(known.at().plus(BELIEVED_FOR))) {
            known = discover();
            published = known;
        }
        return known;
    }

    private Published discover() {
        String issuer = provider.issuer().toString();
        try {
            String address = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(exchange.text(URI.create(address + WELL_KNOWN)));
            if (!metadata.getIssuer().getValue().equals(issuer)) {
                throw new IOException("it calls itself otherwise: " + metadata.getIssuer());
            }
            refuseForeign(metadata.getAuthorizationEndpointURI());
            refuseForeign(metadata.getTokenEndpointURI());
            refuseForeign(metadata.getJWKSetURI());
            return new Published(metadata, keys(metadata), clock.instant());
        } catch (IOException | ParseException e) {
            throw new LoginRefused(LoginTrouble.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /** The browser is not sent elsewhere either. */
    private void refuseForeign(@Nullable URI address) throws IOException {
        if (address == null || !allowed.isListed(address)) {
            throw new IOException("it names an address that was not configured: " + address);
        }
    }

    /** No threads of its own, which the server would not know of. */
    private JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws MalformedURLException {
        return JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), exchange)
                .refreshAheadCache(false)
                .retrying(false)
                .build();
    }
}
