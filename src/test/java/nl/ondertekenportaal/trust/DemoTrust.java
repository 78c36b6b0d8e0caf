package nl.ondertekenportaal.trust;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.demo.DemoAuthority;
import nl.ondertekenportaal.demo.DemoTimestampServer;
import nl.ondertekenportaal.document.AgreementDocument;
import nl.ondertekenportaal.document.AnAgreement;
import nl.ondertekenportaal.document.DocumentContent;
import nl.ondertekenportaal.pdf.DocumentProperties;
import nl.ondertekenportaal.pdf.PdfRenderer;

/** A demo authority with its timestamp server, and what the portal does with them. */
final class DemoTrust implements AutoCloseable {
    static final String MUNICIPALITY = "gemeente";
    static final String PARTNER = "signaalpartner";
    static final SignerSubject FOR_MUNICIPALITY =
            new SignerSubject("Anna de Vries (fictief)", "Gemeente Voorbeeldstad", "GOVNL-GM0344");
    static final SignerSubject FOR_PARTNER =
            new SignerSubject("Ömer Şahin-'t Hart (fictief)", "Voorbeeld Energie B.V.", "NTRNL-01234567");

    final DemoAuthority authority;
    private final Path directory;
    final DemoTimestampServer timestamps;
    final TrustConfiguration configuration;
    final IssuingAuthority issuing;
    final Seal seal;
    final PadesSigner signer;

    private DemoTrust(Path directory) throws Exception {
        this.directory = directory;
        authority = DemoAuthority.open(directory);
        timestamps = DemoTimestampServer.start(authority, 0);
        configuration = configured(Map.of());
        issuing = new IssuingAuthority(configuration);
        seal = new Seal(configuration, Clock.systemUTC());
        signer = new PadesSigner(configuration);
    }

    static DemoTrust start() throws Exception {
        return new DemoTrust(Files.createTempDirectory("demo-trust"));
    }

    /** The settings of the demo, some of them replaced. */
    TrustConfiguration configured(Map<String, String> replaced) {
        Map<String, String> environment = new HashMap<>(authority.environment());
        environment.put("APP_TSA_URL", timestamps.address().toString());
        environment.put("APP_MODE", "demo");
        environment.putAll(replaced);
        return new TrustConfiguration(name -> Optional.ofNullable(
                environment.get(name.toUpperCase(Locale.ROOT).replace('.', '_'))));
    }

    byte[] rendered() {
        DocumentContent content = AnAgreement.aboutEnergyAndHeat();
        AgreementDocument document = new AgreementDocument();
        DocumentProperties properties = new DocumentProperties(
                document.title(content), "Ondertekenportaal", document.subject(content), Instant.now());
        return new PdfRenderer().render(document.xhtml(content), properties, List.of(MUNICIPALITY, PARTNER));
    }

    byte[] issued() {
        return seal.certify(rendered());
    }

    byte[] signed(byte[] pdf, String field, SignerSubject subject) {
        Instant now = Instant.now();
        try (OneTimeKey key = issuing.issue(subject, now)) {
            return signer.sign(pdf, field, key, now);
        }
    }

    /** Sealed, and signed by the municipality first, then by the partner. */
    byte[] signedByBoth() {
        return signed(signed(issued(), MUNICIPALITY, FOR_MUNICIPALITY), PARTNER, FOR_PARTNER);
    }

    ValidationReport judged(byte[] pdf) {
        return new Signatures(configuration, Clock.systemUTC()).validate(pdf);
    }

    ValidationReport judgedAfter(Duration time, byte[] pdf) {
        return new Signatures(configuration, Clock.offset(Clock.systemUTC(), time)).validate(pdf);
    }

    @Override
    public void close() throws IOException {
        timestamps.close();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) Files.delete(file);
        }
        Files.delete(directory);
    }
}
