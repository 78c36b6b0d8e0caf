/**
 * Turns HTML into a PDF for the archive (PDF/A-3a) that a screen reader can read (PDF/UA-1) and that waits for its signatures.
 * PDFBox and openhtmltopdf are used here only.
 */
@NullMarked
package nl.ondertekenportaal.pdf;

import org.jspecify.annotations.NullMarked;
