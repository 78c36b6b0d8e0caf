package nl.ondertekenportaal.trust;

import java.util.List;
import java.util.Optional;

/** What was found about the signatures of one file, in the order in which they were placed. */
public record ValidationReport(List<SignatureFinding> signatures) {
    public ValidationReport {
        signatures = List.copyOf(signatures);
    }

    /** Whether there is a signature and all of them are valid. Says nothing about whether they are the right ones. */
    public boolean allValid() {
        return !signatures.isEmpty() && signatures.stream().allMatch(finding -> finding.verdict() == Verdict.VALID);
    }

    /** The signature in the field of that name. */
    public Optional<SignatureFinding> inField(String fieldName) {
        return signatures.stream()
                .filter(finding -> fieldName.equals(finding.fieldName()))
                .findFirst();
    }
}
