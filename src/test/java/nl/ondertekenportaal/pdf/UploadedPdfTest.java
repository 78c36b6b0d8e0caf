package nl.ondertekenportaal.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import nl.ondertekenportaal.common.RuleBroken;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedPdfTest {

    private static final UploadLimits LIMITS = new UploadLimits(1024 * 1024, 20);

    @Test
    void anHonestFileIsKeptAsItIs() {
        byte[] bytes = SomePdf.ofPages(3);
        UploadedPdf pdf = UploadedPdf.of(bytes, LIMITS);
        assertThat(pdf.pages()).isEqualTo(3);
        assertThat(pdf.bytes()).isEqualTo(bytes);
    }

    @Test
    void aRenderedDocumentOfOurOwnIsRefusedOnlyForItsAttachment() {
        byte[] rendered = new PdfRenderer()
                .render(
                        "<html lang='nl'><head><title>t</title><style>body { font-family: 'Liberation Serif' }</style></head><body><h1>Kop</h1></body></html>",
                        new DocumentProperties("t", "s", "k", java.time.Instant.EPOCH),
                        java.util.List.of("een"));
        assertRefused(rendered, "upload.active");
    }

    @Test
    void whatOpensOnAPageOrHasALinkToClickIsNotActive() {
        byte[] bytes = SomePdf.with(pdf -> {
            PDPageFitDestination destination = new PDPageFitDestination();
            destination.setPage(pdf.getPage(0));
            PDActionGoTo open = new PDActionGoTo();
            open.setDestination(destination);
            pdf.getDocumentCatalog().setOpenAction(open);
            PDActionURI address = new PDActionURI();
            address.setURI("https://www.example.org");
            PDAnnotationLink link = new PDAnnotationLink();
            link.setAction(address);
            annotate(pdf, link.getCOSObject());
        });
        assertThat(UploadedPdf.of(bytes, LIMITS).pages()).isEqualTo(1);
    }

    @Test
    void nothingIsNoFile() {
        assertRefused(new byte[0], "upload.empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004 a zip", "<html>%PDF-1.7</html>", "%PD", "MZ", " %PDF-1.7"})
    void whatDoesNotBeginAsAPdfIsNone(String content) {
        assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), "upload.notPdf");
    }

    @Test
    void aByteTooManyIsTooMuch() {
        byte[] bytes = SomePdf.honest();
        assertThat(UploadedPdf.of(bytes, new UploadLimits(bytes.length, 1)).pages())
                .isEqualTo(1);
        assertThatThrownBy(() -> UploadedPdf.of(bytes, new UploadLimits(bytes.length - 1, 1)))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("upload.tooLarge");
    }

    @Test
    void aFileThatWasCutOffIsNotComplete() {
        byte[] bytes = SomePdf.honest();
        assertRefused(Arrays.copyOf(bytes, bytes.length / 2), "upload.truncated");
    }

    @Test
    void nonsenseBetweenAGoodHeadAndAGoodEndIsNotRead() {
        assertRefused("%PDF-1.7\nhello\n%%EOF".getBytes(StandardCharsets.ISO_8859_1), "upload.unreadable");
    }

    @Test
    void aPageTooManyIsTooMuch() {
        assertThat(UploadedPdf.of(SomePdf.ofPages(20), LIMITS).pages()).isEqualTo(20);
        assertRefused(SomePdf.ofPages(21), "upload.tooManyPages");
        assertRefused(SomePdf.ofPages(10_000), "upload.tooManyPages");
    }

    @Test
    void anyProtectionIsRefused() {
        for (String password : new String[] {"geheim", ""}) {
            byte[] bytes = SomePdf.with(pdf -> {
                try {
                    pdf.protect(new StandardProtectionPolicy("eigenaar", password, new AccessPermission()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertRefused(bytes, "upload.password");
        }
    }

    @Test
    void aScriptThatOpensWithTheFileIsRefused() {
        assertRefused(
                SomePdf.with(pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))),
                "upload.active");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JavaScript",
                "Launch",
                "GoToR",
                "GoToE",
                "SubmitForm",
                "ImportData",
                "Rendition",
                "Movie",
                "Sound"
            })
    void aLinkThatDoesMoreThanLeadSomewhereIsRefused(String action) {
        assertRefused(
                SomePdf.with(pdf ->
                        annotate(pdf, dictionary("Subtype", name("Link"), "A", dictionary("S", name(action))))),
                "upload.active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RichMedia", "Screen", "3D", "FileAttachment", "Movie", "Sound"})
    void anAnnotationThatPlaysOrHoldsAFileIsRefused(String kind) {
        assertRefused(SomePdf.with(pdf -> annotate(pdf, dictionary("Subtype", name(kind)))), "upload.active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA", "JS", "Collection"})
    void aCatalogThatActsIsRefused(String key) {
        assertRefused(
                SomePdf.with(pdf -> catalog(pdf).setItem(COSName.getPDFName(key), dictionary("X", name("Y")))),
                "upload.active");
    }

    @Test
    void aFormThatBuildsItselfIsRefused() {
        assertRefused(
                SomePdf.with(
                        pdf -> catalog(pdf).setItem(COSName.ACRO_FORM, dictionary("XFA", new COSString("<xdp/>")))),
                "upload.active");
    }

    @Test
    void aFileInsideTheFileIsRefused() {
        assertRefused(
                SomePdf.with(pdf -> {
                    try {
                        PDComplexFileSpecification file = new PDComplexFileSpecification();
                        file.setFile("virus.exe");
                        file.setEmbeddedFile(new PDEmbeddedFile(pdf, new java.io.ByteArrayInputStream(new byte[] {1})));
                        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                        tree.setNames(Map.of("virus.exe", file));
                        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
                        names.setEmbeddedFiles(tree);
                        pdf.getDocumentCatalog().setNames(names);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                "upload.active");
    }

    @Test
    void aPartWhoseContentsAreElsewhereIsRefused() {
        assertRefused(
                SomePdf.ofObjects(
                        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
                        "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
                        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >> endobj",
                        "4 0 obj << /Length 0 /F (\\\\\\\\server\\\\share) >> stream\n\nendstream endobj"),
                "upload.active");
    }

    @Test
    void aNameThatIsWrittenInEscapesIsRefusedAllTheSame() {
        assertRefused(
                SomePdf.ofObjects(
                        "1 0 obj << /Type /Catalog /Pages 2 0 R /Open#41ction 4 0 R >> endobj",
                        "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
                        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj",
                        "4 0 obj << /S /Java#53cript /J#53 (app.alert\\(1\\)) >> endobj"),
                "upload.active");
    }

    @Test
    void pagesInARingAreNoPages() {
        assertRefused(
                SomePdf.ofObjects(
                        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
                        "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] /Parent 3 0 R >> endobj",
                        "3 0 obj << /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >> endobj"),
                "upload.unreadable");
    }

    @Test
    void aNumberOfPagesThatLiesDoesNotHelp() {
        assertRefused(
                SomePdf.ofObjects(
                        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
                        "2 0 obj << /Type /Pages /Count 1 /Kids [" + "3 0 R ".repeat(21) + "] >> endobj",
                        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj"),
                "upload.unreadable");
    }

    @Test
    void endlessNestingIsNotFollowed() {
        assertRefused(
                SomePdf.ofObjects(
                        "1 0 obj << /Type /Catalog /Pages 2 0 R /X " + "[".repeat(100_000) + "]".repeat(100_000)
                                + " >> endobj",
                        "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
                        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj"),
                "upload.unreadable");
    }

    @Test
    void aPageThatUnpacksToFarTooMuchIsABomb() {
        assertRefused(
                SomePdf.with(pdf -> {
                    COSStream bomb = pdf.getDocument().createCOSStream();
                    try (OutputStream out = bomb.createRawOutputStream()) {
                        out.write(packedZeros(65));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    bomb.setItem(COSName.FILTER, COSName.FLATE_DECODE);
                    pdf.getPage(0).getCOSObject().setItem(COSName.CONTENTS, bomb);
                }),
                "upload.bomb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter /FlateDecode",
                "/Filter [ /FlateDecode ]",
                "/Fil#74er /F#6cateDecode",
                "/Filter %x\n /Fl",
                "/X (\\) >> stream) /Filter /FlateDecode"
            })
    void aTableOfObjectsThatUnpacksToFarTooMuchIsABombHoweverItIsNamed(String filter) throws IOException {
        assertRefused(structure(filter, packedZeros(65)), "upload.bomb");
    }

    @Test
    void aBombInsideABombIsABomb() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(twice)) {
            out.write(packedZeros(200));
        }
        assertRefused(structure("/Filter [/FlateDecode /FlateDecode]", twice.toByteArray()), "upload.bomb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter 9 0 R",
                "/Filter /FlateDecode /Filter null",
                "/Filter /Crypt",
                "/Filter /NoSuchFilter",
                "/Filter [/Fl /Fl /Fl /Fl]",
                "/Subtype /Image /Filter /CCITTFaxDecode /DecodeParms << /Rows 1000000 /Columns 1000000 >>"
            })
    void aTableOfObjectsThatIsPackedInNoUsualWayIsNotUnpacked(String filter) throws IOException {
        assertRefused(structure(filter, packedZeros(1)), "upload.unreadable");
    }

    private static byte[] structure(String entries, byte[] packed) {
        return SomePdf.ofObjects(
                "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
                "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
                "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj",
                "4 0 obj << /Type /ObjStm /N 1 /First 4 " + entries + " /Length " + packed.length + " >> stream\n"
                        + new String(packed, StandardCharsets.ISO_8859_1) + "\nendstream endobj");
    }

    private static byte[] packedZeros(int megabytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[1024 * 1024]);
            }
        }
        return packed.toByteArray();
    }

    private static void annotate(PDDocument pdf, COSDictionary annotation) {
        COSArray annotations = new COSArray();
        annotations.add(annotation);
        pdf.getPage(0).getCOSObject().setItem(COSName.ANNOTS, annotations);
    }

    private static COSDictionary catalog(PDDocument pdf) {
        return pdf.getDocumentCatalog().getCOSObject();
    }

    private static COSName name(String name) {
        return COSName.getPDFName(name);
    }

    private static COSDictionary dictionary(Object... entries) {
        COSDictionary dictionary = new COSDictionary();
        for (int i = 0; i < entries.length; i += 2) {
            dictionary.setItem(name(entries[i].toString()), (COSBase) entries[i + 1]);
        }
        return dictionary;
    }

    private static void assertRefused(byte[] bytes, String rule) {
        assertThatThrownBy(() -> UploadedPdf.of(bytes, LIMITS))
                .isInstanceOf(RuleBroken.class)
                .hasMessage(rule);
    }
}
