package nl.ondertekenportaal.identity.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.PasskeyChecks;
import nl.ondertekenportaal.organisation.Intent;

/**
 * What a passkey is to sign, for {@code passkey.js}: to log in, or for what the page says that is about to be done. What was really
 * done is compared with it when the answer comes; a script that asks for something else gets a signature that opens nothing.
 */
@WebServlet("/identity/passkey/options")
public class PasskeyOptions extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** A page of somebody else cannot send it. */
    private static final String OWN_PAGE = "X-Requested-With";

    private static final Pattern WHAT = Pattern.compile("[a-zA-Z]+(\\.[a-zA-Z]+)?");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Inject
    transient PasskeyChecks passkeys;

    @Inject
    transient CurrentActor currentActor;

    /** There is nothing to see. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader(OWN_PAGE) == null) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getParameter("what") == null) {
            answer(response, passkeys.askToLogIn());
        } else if (!currentActor.isLoggedIn()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            Optional<Intent> intent = intent(request.getParameter("what"), request.getParameter("content"));
            if (intent.isPresent()) {
                answer(response, passkeys.ask(currentActor.get(), intent.get()));
            } else {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
        }
    }

    private static Optional<Intent> intent(String what, String content) {
        boolean understood = WHAT.matcher(what).matches()
                && content != null
                && HASH.matcher(content).matches();
        return understood
                ? Optional.of(new Intent(what, Sha256.fromBytes(HexFormat.of().parseHex(content))))
                : Optional.empty();
    }

    private static void answer(HttpServletResponse response, String options) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(options);
    }
}
