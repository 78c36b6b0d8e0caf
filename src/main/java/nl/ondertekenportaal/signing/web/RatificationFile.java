package nl.ondertekenportaal.signing.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.document.web.DocumentAnswer;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.signing.Ratification;
import nl.ondertekenportaal.signing.Ratifications;
import nl.ondertekenportaal.signing.SigningSessions;

/** A signed statement of ratification as PDF. */
@WebServlet("/signing/ratification")
public class RatificationFile extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient CurrentActor currentActor;

    @Inject
    transient Agreements agreements;

    @Inject
    transient Ratifications ratifications;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Actor actor = currentActor.get();
            UUID id = SigningSessions.id(request.getParameter("id"));
            Ratification ratification = ratifications.get(actor, id);
            String name = DocumentAnswer.fileName("bekrachtiging", agreements.get(actor, ratification.agreement()));
            DocumentAnswer.pdf(ratifications.file(actor, id), ratification.sha256(), name, request, response);
        } catch (NotFound notForThisActor) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
