package nl.ondertekenportaal.trust;

import eu.europa.esig.dss.enumerations.CertificationPermission;
import java.time.Clock;

/**
 * The portal's seal: says that a file was issued by the portal, and allows nothing after it but filling its signature fields
 * (a certification signature with DocMDP P=2, ISO 32000-1 section 12.8.2.2). Safe for several threads.
 */
public final class Seal {
    private final PadesService service;
    private final PortalKey key;
    private final Clock clock;

    public Seal(TrustConfiguration configuration, Clock clock) {
        this.service = new PadesService(configuration);
        this.key = configuration.sealKey();
        this.clock = clock;
    }

    /**
     * The file with the portal's seal after it (PAdES-BASELINE-T, invisible).
     *
     * @throws TimestampUnavailable when no timestamp could be had
     */
    public byte[] certify(byte[] pdf) {
        return service.sign(
                pdf,
                key,
                clock.instant(),
                parameters -> parameters.setPermission(CertificationPermission.MINIMAL_CHANGES_PERMITTED));
    }
}
