package nl.ondertekenportaal.trust;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;

/**
 * Gives the container one instance of each service of this package. The services themselves know no container, so that
 * tests and tools make them with a {@link TrustConfiguration} of their own. Each is made when it is first needed.
 */
@Dependent
class TrustServices {
    @Produces
    @Singleton
    TrustConfiguration configuration(Config config) {
        return new TrustConfiguration(name -> config.getOptionalValue(name, String.class));
    }

    @Produces
    @Singleton
    IssuingAuthority issuingAuthority(TrustConfiguration configuration) {
        return new IssuingAuthority(configuration);
    }

    @Produces
    @Singleton
    Seal seal(TrustConfiguration configuration, Clock clock) {
        return new Seal(configuration, clock);
    }

    @Produces
    @Singleton
    PadesSigner signer(TrustConfiguration configuration) {
        return new PadesSigner(configuration);
    }

    @Produces
    @Singleton
    Signatures signatures(TrustConfiguration configuration, Clock clock) {
        return new Signatures(configuration, clock);
    }
}
