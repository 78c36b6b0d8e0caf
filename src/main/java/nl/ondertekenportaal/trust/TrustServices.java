package nl.ondertekenportaal.trust;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.StartOrder;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Gives the container one instance of each service of this package. The services themselves know no container, so that
 * tests and tools make them with a {@link TrustConfiguration} of their own. All are made when the portal starts, so that a key
 * that is missing or only for demonstrations is found then, and not when the first agreement is to be signed.
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
    Seal seal(TrustConfiguration configuration, @LegalTime Clock clock) {
        return new Seal(configuration, clock);
    }

    @Produces
    @Singleton
    PadesSigner signer(TrustConfiguration configuration) {
        return new PadesSigner(configuration);
    }

    @Produces
    @Singleton
    Signatures signatures(TrustConfiguration configuration, @LegalTime Clock clock) {
        return new Signatures(configuration, clock);
    }

    @SuppressWarnings("UnusedVariable") // asking for them makes them
    void selfTest(
            @Observes @Priority(StartOrder.KEYS) @Initialized(ApplicationScoped.class) @Nullable Object start,
            TrustConfiguration configuration,
            Clock clock,
            IssuingAuthority authority,
            Seal seal,
            PadesSigner signer,
            Signatures signatures) {
        configuration.refuseFictionInProduction();
        configuration.mustLeadToAnchors(clock.instant());
    }
}
