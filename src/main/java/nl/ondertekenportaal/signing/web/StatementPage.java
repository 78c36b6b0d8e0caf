package nl.ondertekenportaal.signing.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.document.web.DocumentAnswer;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.signing.RatificationDesk;

/** The text of the statement that who looks would sign now, for the frame of the page that asks to sign it. */
@WebServlet("/signing/statement")
public class StatementPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient CurrentActor currentActor;

    @Inject
    transient RatificationDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String page = desk.statement(currentActor.get(), Agreements.id(request.getParameter("id")))
                    .xhtml();
            response.setHeader("Cache-Control", "no-store");
            DocumentAnswer.page(page.getBytes(StandardCharsets.UTF_8), response);
        } catch (NotFound | RuleBroken nothingToSign) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
