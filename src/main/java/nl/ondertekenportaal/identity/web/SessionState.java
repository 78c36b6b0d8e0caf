package nl.ondertekenportaal.identity.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.Logins;

/**
 * How long the login still lasts, for {@code session.js}: every tab of a browser asks here, so that work in one of them is known in
 * all. Asking does not count as being there; staying is a post.
 */
@WebServlet("/identity/session/state")
public class SessionState extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** A page of somebody else cannot send it, so that nobody can keep a stranger's login alive. */
    private static final String OWN_PAGE = "X-Requested-With";

    @Inject
    transient LoginSession session;

    @Inject
    transient Logins logins;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, session.login().map(logins::rest).orElse(new Logins.Rest(0, false)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader(OWN_PAGE) == null) {
            // no error page: it would show who is logged in, and so count as being there
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        answer(response, session.login().map(logins::stay).orElse(new Logins.Rest(0, false)));
    }

    private static void answer(HttpServletResponse response, Logins.Rest rest) throws IOException {
        response.setContentType("application/json");
        response.getWriter().write("{\"seconds\":" + rest.seconds() + ",\"extendable\":" + rest.extendable() + "}");
    }
}
