package nl.ondertekenportaal.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfRendererTest {
    private static final String STYLE = "<style>body { font-family: 'Liberation Serif' }</style>";

    private final PdfRenderer renderer = new PdfRenderer();

    @Test
    void everyPageHasItsListOfAnnotations() throws Exception {
        try (PDDocument pdf = open(rendered("<h1>Een</h1><h2 style='page-break-before: always'>Twee</h2>"))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getCOSObject().getCOSArray(COSName.ANNOTS)).isNotNull();
            }
        }
    }

    @Test
    void everyNameHasOneEmptyInvisibleSignatureField() throws Exception {
        try (PDDocument pdf = open(rendered("<h1>Kop</h1>"))) {
            List<PDSignatureField> fields = pdf.getSignatureFields();

            assertThat(fields).extracting(PDSignatureField::getPartialName).containsExactly("een", "twee");
            for (PDSignatureField field : fields) {
                PDAnnotationWidget widget = field.getWidgets().getFirst();
                assertThat(field.getSignature()).isNull();
                assertThat(widget.getRectangle().getWidth()).isZero();
                assertThat(widget.getRectangle().getHeight()).isZero();
                assertThat(widget.isPrinted()).isTrue();
                assertThat(widget.isHidden()).isFalse();
            }
        }
    }

    @Test
    void thePageItselfIsAttachedAsTheAlternative() throws Exception {
        String page = page("<h1>Kop</h1>");
        try (PDDocument pdf = open(renderer.render(page, properties(), List.of()))) {
            COSArray associated = pdf.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF"));
            COSDictionary file = (COSDictionary) associated.getObject(0);

            assertThat(file.getNameAsString("AFRelationship")).isEqualTo("Alternative");
            assertThat(new PDComplexFileSpecification(file).getEmbeddedFile().toByteArray())
                    .isEqualTo(page.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theAttachedPageIsReadBackByteForByte() {
        String page = page("<h1>Kop</h1><p>€ 5</p>");
        assertThat(new HtmlRendition().of(renderer.render(page, properties(), List.of("een"))))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPdfWithoutAnAttachedPageHasNone() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (PDDocument empty = new PDDocument()) {
            empty.addPage(new PDPage());
            empty.save(bytes);
        }
        assertThat(new HtmlRendition().of(bytes.toByteArray())).isEmpty();
    }

    @Test
    void theDocumentSaysWhatItIsAndThatItIsDutch() throws Exception {
        try (PDDocument pdf = open(rendered("<h1>Kop</h1>"))) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("nl");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Proef");
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("Ondertekenportaal");
            assertThat(pdf.getDocumentInformation().getSubject()).isEqualTo("Een proef");
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        }
    }

    @Test
    void charactersThatTheFontLacksDoNotSpoilTheArchive() throws Exception {
        VeraPdf.mustConform(rendered("<h1>Smid &#x1F600; en zoon, \u5B57 \u05D0</h1><p>Şahin, Dvořák, \u20AC 5</p>"));
    }

    @Test
    void nothingOutsideThePageIsFetched() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        try {
            rendered("<link rel='stylesheet' href='" + address + "a.css'/><h1>Kop</h1><p><img alt='a' src='" + address
                    + "a.png'/><img alt='b' src='file:///etc/hostname'/></p><style>@import url('" + address
                    + "b.css'); p { background-image: url('" + address + "c.png') }</style>");
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void aPageWithEntitiesOrMistakesIsRefused() {
        String entity = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> renderer.render(entity + page("<p>&x;</p>"), properties(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> renderer.render("<html/>", properties(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> renderer.render("<html><p></html>", properties(), List.of()));
    }

    @Test
    void theTextCanBeReadBack() throws Exception {
        try (PDDocument pdf = open(rendered("<h1>Kop</h1><p>Bedrag: één euro</p>"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Bedrag: één euro");
        }
    }

    private byte[] rendered(String body) {
        return renderer.render(page(body), properties(), List.of("een", "twee"));
    }

    private static String page(String body) {
        return "<html xmlns='http://www.w3.org/1999/xhtml' lang='nl'><head><title>Anders</title>" + STYLE
                + "</head><body>" + body + "</body></html>";
    }

    private static DocumentProperties properties() {
        return new DocumentProperties("Proef", "Ondertekenportaal", "Een proef", Instant.EPOCH);
    }

    private static PDDocument open(byte[] pdf) throws IOException {
        return Loader.loadPDF(pdf);
    }
}
