package nl.ondertekenportaal.pdf;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.jspecify.annotations.Nullable;

/** The page that {@link PdfRenderer} attached to a PDF as its alternative. */
@ApplicationScoped
public class HtmlRendition {

    /**
     * The very bytes that were attached; empty if this PDF carries no such page.
     *
     * @throws UncheckedIOException if this is not a PDF that can be read
     */
    public Optional<byte[]> of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDComplexFileSpecification attached = attached(document);
            return attached == null || attached.getEmbeddedFile() == null
                    ? Optional.empty()
                    : Optional.of(attached.getEmbeddedFile().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable PDComplexFileSpecification attached(PDDocument document) throws IOException {
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
        Map<String, PDComplexFileSpecification> files = tree == null ? null : tree.getNames();
        return files == null ? null : files.get(ArchiveFinish.ALTERNATIVE);
    }
}
