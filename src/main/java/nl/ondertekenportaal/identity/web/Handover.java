package nl.ondertekenportaal.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;

/**
 * Hands a login over to a new session of the server. Nothing else of the old session stays: a form that another tab still shows
 * cannot be sent for the organisation that is acted for now.
 */
final class Handover {

    private static final String LOGIN = Handover.class.getName();

    private Handover() {}

    static void give(HttpServletRequest request, UUID login) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true).setAttribute(LOGIN, login);
    }

    /** The login that was handed over to this session, once. */
    static Optional<UUID> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(LOGIN) instanceof UUID login)) {
            return Optional.empty();
        }
        session.removeAttribute(LOGIN);
        return Optional.of(login);
    }
}
