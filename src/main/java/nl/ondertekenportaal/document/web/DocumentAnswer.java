package nl.ondertekenportaal.document.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.common.web.ContentPolicy;

/** How documents are answered: as a file that changes only with its hash, or as a page that runs no script and belongs to no origin. */
public final class DocumentAnswer {

    private DocumentAnswer() {}

    /** To read, or to keep if the request asks for {@code download=1}. */
    public static void pdf(
            byte[] pdf, Sha256 hash, String fileName, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String tag = "\"" + hash.hex() + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.EMBEDDED_DOCUMENT);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String kind = "1".equals(request.getParameter("download")) ? "attachment" : "inline";
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", kind + "; filename=\"" + fileName + "\"");
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }

    /** @param page well-formed XHTML, with names in it that come from outside */
    public static void page(byte[] page, HttpServletResponse response) throws IOException {
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.EMBEDDED_DOCUMENT + "; sandbox");
        // a page in a sandbox has no origin, so a browser would refuse to open it in a window of its own
        response.setHeader("Cross-Origin-Opener-Policy", "unsafe-none");
        // well-formed, and no parser may repair it into something else
        response.setContentType("application/xhtml+xml;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** Letters, digits and hyphens only: names of organisations come from outside. */
    public static String fileName(String kind, Agreement agreement) {
        String names =
                agreement.municipality().name() + "-" + agreement.partner().name();
        String plain = Normalizer.normalize(names, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return kind + "-" + plain.substring(0, Math.min(plain.length(), 80)) + ".pdf";
    }
}
