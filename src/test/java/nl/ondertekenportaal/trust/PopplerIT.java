package nl.ondertekenportaal.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.ondertekenportaal.harness.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What poppler, which knows nothing of the portal, says of a signed document. */
@ResourceLock(Lane.OWN)
class PopplerIT {
    @Test
    void findsTheSealAndBothSignaturesValid(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("signed.pdf");
        try (DemoTrust trust = DemoTrust.start()) {
            Files.write(file, trust.signedByBoth());
        }

        // -nocert: the demo root is in no trust store of this machine
        Process pdfsig = new ProcessBuilder("pdfsig", "-nocert", file.toString())
                .redirectErrorStream(true)
                .start();
        String report = new String(pdfsig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(report)
                .contains("Signature Field Name: " + DemoTrust.MUNICIPALITY)
                .contains("Signature Field Name: " + DemoTrust.PARTNER)
                .containsIgnoringCase("Total document signed");
        assertThat(report.split("Signature Validation: Signature is Valid", -1)).hasSize(4);
    }
}
