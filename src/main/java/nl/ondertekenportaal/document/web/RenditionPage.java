package nl.ondertekenportaal.document.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.document.DocumentChanged;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.pdf.HtmlRendition;

/**
 * The text of a document as a web page: exactly the page that is attached to the PDF, for readers that cannot use a PDF and
 * for small screens. Names in it come from outside, so it runs no script and belongs to no origin, whatever it holds.
 */
@WebServlet("/document/rendition")
public class RenditionPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(RenditionPage.class.getName());

    @Inject
    transient CurrentActor currentActor;

    @Inject
    transient StoredDocuments documents;

    @Inject
    transient HtmlRendition rendition;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            byte[] pdf = documents
                    .latest(currentActor.get(), Agreements.id(request.getParameter("id")))
                    .bytes();
            DocumentAnswer.page(rendition.of(pdf).orElseThrow(() -> new NotFound("rendition")), response);
        } catch (NotFound notForThisActor) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (DocumentChanged changed) {
            // goes on to the fault page, which shows nothing of the file
            LOG.log(Level.ERROR, "TAMPERED: " + changed.getMessage());
            throw changed;
        }
    }
}
