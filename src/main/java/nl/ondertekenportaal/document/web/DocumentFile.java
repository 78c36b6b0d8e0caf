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
            StoredDocument latest = documents.latest(actor, id);
            String name = DocumentAnswer.fileName("overeenkomst", agreement);
            DocumentAnswer.pdf(latest.bytes(), latest.sha256(), name, request, response);
        } catch (NotFound notForThisActor) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (DocumentChanged changed) {
            // goes on to the fault page, which shows nothing of the file
            LOG.log(Level.ERROR, "TAMPERED: " + changed.getMessage());
            throw changed;
        }
    }
}
