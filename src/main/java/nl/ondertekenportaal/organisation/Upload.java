package nl.ondertekenportaal.organisation;

import java.text.Normalizer;
import nl.ondertekenportaal.pdf.UploadedPdf;
import org.jspecify.annotations.Nullable;

/** A checked PDF and a name under which it can be kept and handed out again. */
public record Upload(String name, UploadedPdf pdf) {

    private static final int LONGEST = 100;
    private static final String EXTENSION = ".pdf";

    /** @param name as the browser tells it: perhaps with a path, perhaps made to do harm, perhaps none */
    public Upload(@Nullable String name, UploadedPdf pdf) {
        this.name = clean(name == null ? "" : name);
        this.pdf = pdf;
    }

    /** Letters, digits, spaces, dots, hyphens and underscores; no folder, no hidden characters, and it ends as a PDF does. */
    private static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("(?i)\\.pdf$", "")
                .replaceAll("[^\\p{L}\\p{N} ._-]", "")
                .replaceAll("^[ .]+|[ .]+$", "");
        String shortened = plain.codePoints()
                .limit(LONGEST - EXTENSION.length())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return (shortened.isBlank() ? "bestand" : shortened) + EXTENSION;
    }
}
