package nl.ondertekenportaal.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** What a rendered PDF still lacks to be archived and signed. */
final class ArchiveFinish {
    /** The name under which the page itself is attached. */
    static final String ALTERNATIVE = "document.html";

    private final PDDocument pdf;

    ArchiveFinish(PDDocument pdf) {
        this.pdf = pdf;
    }

    void describe(DocumentProperties properties) {
        PDDocumentInformation information = pdf.getDocumentInformation();
        information.setCreationDate(calendar(properties));
        pdf.getDocumentCatalog().setLanguage("nl");
    }

    /**
     * An empty list of annotations on every page without one. A page that gets its list only after signing looks to DSS as
     * if a form was filled, and so an annotation laid over the text would pass.
     */
    void giveEveryPageItsAnnotations() {
        for (PDPage page : pdf.getPages()) {
            COSDictionary dictionary = page.getCOSObject();
            if (dictionary.getCOSArray(COSName.ANNOTS) == null) dictionary.setItem(COSName.ANNOTS, new COSArray());
        }
    }

    void attachAlternative(String xhtml, DocumentProperties properties) throws IOException {
        byte[] bytes = xhtml.getBytes(StandardCharsets.UTF_8);
        PDEmbeddedFile file = new PDEmbeddedFile(pdf, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
        file.setSubtype("text/html");
        file.setSize(bytes.length);
        file.setModDate(calendar(properties));
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(ALTERNATIVE);
        specification.setFileUnicode(ALTERNATIVE);
        specification.setFileDescription(properties.title());
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Alternative"));
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(ALTERNATIVE, specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        associated.add(specification);
        pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    /** All on the first page, without size: there is nothing to see, and nothing that could cover the text. */
    void addSignatureFields(List<String> fieldNames) throws IOException {
        if (fieldNames.isEmpty()) return;
        PDAcroForm form = new PDAcroForm(pdf);
        pdf.getDocumentCatalog().setAcroForm(form);
        PDPage page = pdf.getPage(0);
        for (String name : fieldNames) {
            PDSignatureField field = new PDSignatureField(form);
            field.setPartialName(name);
            field.setAlternateFieldName(name);
            PDAnnotationWidget widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle());
            widget.setPage(page);
            widget.setPrinted(true);
            widget.setLocked(true);
            page.getAnnotations().add(widget);
            form.getFields().add(field);
        }
    }

    private static GregorianCalendar calendar(DocumentProperties properties) {
        return GregorianCalendar.from(properties.created().atZone(ZoneOffset.UTC));
    }
}
