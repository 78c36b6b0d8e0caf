package nl.ondertekenportaal.trust;

import java.time.Instant;

/**
 * Signs a PDF for a person in the field that waits for that signature. The result is the whole new file, which begins with
 * the exact bytes of the file that was signed. Safe for several threads.
 */
public final class PadesSigner {
    private final PadesService service;

    public PadesSigner(TrustConfiguration configuration) {
        this.service = new PadesService(configuration);
    }

    /**
     * The file with one signature more (PAdES-BASELINE-T, invisible).
     *
     * @throws TimestampUnavailable when no timestamp could be had; nothing was signed then
     * @throws IllegalArgumentException when the file has no empty signature field of that name
     * @throws IllegalStateException when the key was closed or its certificate is not valid at the signing time
     */
    public byte[] sign(byte[] pdf, String fieldName, OneTimeKey key, Instant signingTime) {
        return service.sign(
                pdf,
                key,
                signingTime,
                parameters ->
                        parameters.getImageParameters().getFieldParameters().setFieldId(fieldName));
    }
}
