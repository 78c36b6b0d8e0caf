package nl.ondertekenportaal.pdf;

import java.time.Instant;

/**
 * What a PDF says about itself.
 *
 * @param title shown by readers instead of the file name; required by PDF/UA
 * @param author the organisation that issues the document
 * @param subject one sentence about the content
 * @param created when the document was made
 */
public record DocumentProperties(String title, String author, String subject, Instant created) {
    public DocumentProperties {
        if (title.isBlank()) throw new IllegalArgumentException("a document has a title");
    }
}
