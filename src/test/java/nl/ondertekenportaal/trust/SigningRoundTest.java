package nl.ondertekenportaal.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.demo.DemoAuthority;
import nl.ondertekenportaal.demo.DemoTimestampServer;
import nl.ondertekenportaal.pdf.DocumentProperties;
import nl.ondertekenportaal.pdf.PdfRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningRoundTest {
    @Test
    void bothSidesSign(@TempDir Path directory) throws Exception {
        DemoAuthority authority = DemoAuthority.open(directory);
        try (DemoTimestampServer tsa = DemoTimestampServer.start(authority, 0)) {
            Map<String, String> env = new java.util.HashMap<>(authority.environment());
            env.put("APP_TSA_URL", tsa.address().toString());
            env.put("APP_MODE", "demo");
            TrustConfiguration c = new TrustConfiguration(n -> Optional.ofNullable(
                    env.get(n.toUpperCase(java.util.Locale.ROOT).replace('.', '_'))));
            byte[] pdf = new PdfRenderer()
                    .render(
                            "<html lang='nl' xmlns='http://www.w3.org/1999/xhtml'><head><title>Proef</title><meta name='subject' content='s'/><meta name='author' content='s'/><style>body{font-family:'Liberation Serif'}</style></head><body><h1>Kop</h1><p>Tekst</p></body></html>",
                            new DocumentProperties("Proef", "Portaal", "Proef", Instant.now()),
                            List.of("gemeente", "partner"));
            Files.write(Path.of("/tmp/paper/a.pdf"), pdf);
            nl.ondertekenportaal.pdf.VeraPdf.mustConform(pdf);
            byte[] certified = new Seal(c, Clock.systemUTC()).certify(pdf);
            Files.write(Path.of("/tmp/paper/b.pdf"), certified);
            nl.ondertekenportaal.pdf.VeraPdf.mustConform(certified);
            IssuingAuthority ca = new IssuingAuthority(c);
            PadesSigner signer = new PadesSigner(c);
            byte[] one = signer.sign(
                    certified,
                    "partner",
                    ca.issue(new SignerSubject("P. Fictief", "Woning BV", "NTRNL-12345678"), Instant.now()),
                    Instant.now());
            byte[] two = signer.sign(
                    one,
                    "gemeente",
                    ca.issue(new SignerSubject("G. Fictief", "Gemeente Utrecht", "GOVNL-GM0344"), Instant.now()),
                    Instant.now());
            Files.write(Path.of("/tmp/paper/c.pdf"), two);
            nl.ondertekenportaal.pdf.VeraPdf.mustConform(two);
            ValidationReport report = new Signatures(c, Clock.systemUTC()).validate(two);
            assertThat(report.allValid()).as(report.toString()).isTrue();
        }
    }
}
