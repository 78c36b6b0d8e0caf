package nl.ondertekenportaal.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Small PDFs: an honest one, and what can be made of it. */
public final class SomePdf {

    private SomePdf() {}

    /** One page with a line of text. */
    public static byte[] honest() {
        return with(pdf -> {});
    }

    public static byte[] ofPages(int pages) {
        return with(pdf -> {
            for (int i = 1; i < pages; i++) {
                pdf.addPage(new PDPage());
            }
        });
    }

    static byte[] with(Consumer<PDDocument> change) {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream text = new PDPageContentStream(pdf, page)) {
                text.beginText();
                text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                text.showText("Uittreksel (fictief)");
                text.endText();
            }
            change.accept(pdf);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with these objects, in which the table of objects is left to be found again. */
    static byte[] ofObjects(String... objects) {
        StringBuilder file = new StringBuilder("%PDF-1.7\n");
        for (String object : objects) {
            file.append(object).append("\n");
        }
        return file.append("trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
