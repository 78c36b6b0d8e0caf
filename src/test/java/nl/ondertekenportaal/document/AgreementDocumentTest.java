package nl.ondertekenportaal.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nl.ondertekenportaal.pdf.DocumentProperties;
import nl.ondertekenportaal.pdf.PdfRenderer;
import nl.ondertekenportaal.pdf.VeraPdf;
import org.junit.jupiter.api.Test;

class AgreementDocumentTest {
    @Test
    void conforms() throws Exception {
        DocumentContent content = AnAgreement.aboutEnergyAndHeat();
        AgreementDocument document = new AgreementDocument();
        byte[] pdf = new PdfRenderer()
                .render(
                        document.xhtml(content),
                        new DocumentProperties(
                                document.title(content), "Portaal", document.subject(content), Instant.now()),
                        List.of("gemeente", "signaalpartner"));
        Files.write(Path.of("/tmp/paper/doc.pdf"), pdf);
        VeraPdf.mustConform(pdf);
    }
}
