package nl.ondertekenportaal.identity.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.Logins;

/**
 * Before every request: default deny. Who is not logged in is sent to the login page and comes back afterwards. Roles, suspensions and
 * the end of a login are looked up anew each time, so that they hold at once.
 */
@WebFilter(filterName = "access", urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST)
public class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String LOGIN = "/identity/login";
    private static final String POLL = "poll";
    private static final String ENDED = "/identity/ended";

    private final transient PageAccess pages = PageAccess.load();

    @Inject
    transient CurrentActor currentActor;

    @Inject
    transient LoginSession session;

    @Inject
    transient Logins logins;

    @Inject
    transient Mode mode;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Handover.take(request).ifPresent(session::loggedIn);
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (isPoll(request)) {
            currentActor.unattended();
        }
        Optional<PageAccess.Rule> rule = pages.ruleFor(path);
        if (rule.isEmpty() || path.startsWith("/demo/") && !mode.isDemo()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (rule.get().everyone() || rule.get().allows(currentActor.get())) {
            chain.doFilter(request, response);
        } else if (currentActor.isLoggedIn()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            toLogin(request, response, path);
        }
    }

    private static boolean isAjax(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /** A page that looks again by itself; its {@code p:poll} is called {@code poll}. */
    private static boolean isPoll(HttpServletRequest request) {
        String source = isAjax(request) ? request.getParameter("jakarta.faces.source") : null;
        return source != null && (source.equals(POLL) || source.endsWith(":" + POLL));
    }

    /** Who was logged in is told why not any more; nothing of that session stays on the server. */
    private String door(HttpServletRequest request) {
        Optional<UUID> login = session.login();
        if (login.isPresent()) {
            logins.close(login.get());
            request.getSession().invalidate();
            return ENDED + "?login=" + login.get() + "&from=";
        }
        boolean forgotten = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        return (forgotten ? ENDED : LOGIN) + "?from=";
    }

    /** An Ajax request cannot follow a redirect to another page: Faces is told to go there. */
    private void toLogin(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String back = URLEncoder.encode(path + query, StandardCharsets.UTF_8);
        String target = request.getContextPath() + door(request) + back;
        if (isAjax(request)) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                            + target.replace("&", "&amp;") + "\"/></partial-response>");
        } else {
            response.sendRedirect(target);
        }
    }
}
