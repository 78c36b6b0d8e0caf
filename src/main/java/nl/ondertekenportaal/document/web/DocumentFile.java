package nl.ondertekenportaal.document.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.web.ContentPolicy;
import nl.ondertekenportaal.document.DocumentChanged;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.document.StoredDocuments.StoredDocument;
import nl.ondertekenportaal.identity.CurrentActor;

/** The latest revision of a document as PDF. A document whose bytes were changed is never handed out. */
@WebServlet("/document/file")
public class DocumentFile extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(DocumentFile.class.getName());

    @Inject
    transient CurrentActor currentActor;

    @Inject
    transient Agreements agreements;

    @Inject
    transient StoredDocuments documents;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Actor actor = currentActor.get();
            AgreementId id = Agreements.id(request.getParameter("id"));
            Agreement agreement = agreements.get(actor, id);
            boolean download = "1".equals(request.getParameter("download"));
            send(documents.latest(actor, id), fileName(agreement), download, request, response);
        } catch (NotFound notForThisActor) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (DocumentChanged changed) {
            // goes on to the fault page, which shows nothing of the file
            LOG.log(Level.ERROR, "TAMPERED: " + changed.getMessage());
            throw changed;
        }
    }

    private static void send(
            StoredDocument document,
            String fileName,
            boolean download,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String tag = "\"" + document.sha256().hex() + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.EMBEDDED_DOCUMENT);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/pdf");
        response.setHeader(
                "Content-Disposition", (download ? "attachment" : "inline") + "; filename=\"" + fileName + "\"");
        response.setContentLength(document.bytes().length);
        response.getOutputStream().write(document.bytes());
    }

    /** Letters, digits and hyphens only: names of organisations come from outside. */
    private static String fileName(Agreement agreement) {
        String names =
                agreement.municipality().name() + "-" + agreement.partner().name();
        String plain = java.text.Normalizer.normalize(names, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return "overeenkomst-" + plain.substring(0, Math.min(plain.length(), 80)) + ".pdf";
    }
}
