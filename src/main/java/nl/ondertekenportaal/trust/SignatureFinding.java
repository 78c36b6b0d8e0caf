package nl.ondertekenportaal.trust;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one signature in a file.
 *
 * @param fieldName the signature field that it fills, null if it fills none
 * @param signer the common name in the signer's certificate
 * @param signingTime the time that the signer claims
 * @param timestampTime the earliest time that a trusted timestamp proves, null without such a timestamp
 * @param level the level reached, such as {@code PAdES-BASELINE-T}
 * @param reasons why the verdict is not {@link Verdict#VALID}; empty if it is
 */
public record SignatureFinding(
        @Nullable String fieldName,
        @Nullable String signer,
        @Nullable String organisation,
        @Nullable String organizationIdentifier,
        @Nullable Instant signingTime,
        @Nullable Instant timestampTime,
        String level,
        Verdict verdict,
        List<Reason> reasons) {
    public SignatureFinding {
        reasons = List.copyOf(reasons);
    }

    /**
     * One reason for a verdict.
     *
     * @param key names the check that failed; the same for every file, so that it can be translated
     * @param text the same in English, for operators
     */
    public record Reason(String key, String text) {}
}
