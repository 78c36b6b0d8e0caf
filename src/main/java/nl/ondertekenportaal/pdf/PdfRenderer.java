package nl.ondertekenportaal.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.ThreadCtx;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Renders XHTML to PDF/A-3a and PDF/UA-1 in Dutch, with the fonts embedded and the XHTML itself attached as the alternative for
 * readers that prefer it. Nothing outside the given text is ever fetched: images come as {@code data:} addresses, styles as
 * part of the page. Safe for several threads.
 */
@ApplicationScoped
public class PdfRenderer {
    static {
        // one line for each step of each document tells an operator nothing
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final Fonts fonts = new Fonts();
    private final byte[] colours = Colours.standardRgb();

    /**
     * The PDF, with one invisible empty signature field for each name. The fields stand in the file before anybody signs,
     * because a field that is added later is a change that a certified file does not allow.
     *
     * @param xhtml a well-formed page without a document type
     * @throws IllegalArgumentException when the page is not well-formed
     */
    public byte[] render(String xhtml, DocumentProperties properties, List<String> signatureFields) {
        Document page = parsed(xhtml);
        PageHead.of(page).describe(properties);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = builder(page, pdf).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            ArchiveFinish finish = new ArchiveFinish(pdf);
            finish.describe(properties);
            finish.giveEveryPageItsAnnotations();
            finish.attachAlternative(xhtml, properties);
            finish.addSignatureFields(signatureFields);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("the page could not be rendered", e);
        } finally {
            // else the thread keeps the whole layout, some ten megabytes, until it renders again
            ThreadCtx.cleanup();
        }
    }

    private PdfRendererBuilder builder(Document page, PDDocument pdf) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfVersion(1.7f);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(colours);
        builder.withProducer("Ondertekenportaal");
        builder.useUriResolver((base, address) -> inPage(address) ? address : null);
        for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> inPage(address), moment);
        }
        builder.usePDDocument(pdf);
        fonts.addTo(builder, pdf);
        builder.withW3cDocument(page, null);
        return builder;
    }

    private static boolean inPage(String address) {
        return address.startsWith("data:image/png;base64,");
    }

    private static Document parsed(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xhtml.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException e) {
            throw new IllegalArgumentException("the page is not well-formed", e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the page could not be read", e);
        }
    }
}
