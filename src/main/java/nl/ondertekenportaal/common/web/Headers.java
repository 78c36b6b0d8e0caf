package nl.ondertekenportaal.common.web;

import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import nl.ondertekenportaal.common.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Puts the security headers on every response, and keeps the sources of pages in.
 *
 * <p>A response starts with the strictest content policy, which allows nothing at all. A page replaces it by the
 * {@linkplain ContentPolicy policy for pages}; a servlet that shows one of our own documents inside a page replaces it by
 * {@link ContentPolicy#EMBEDDED_DOCUMENT}.
 */
public class Headers extends HttpFilter {
    private static final String RESOURCES = "/jakarta.faces.resource/";
    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        secure(request, response);
        var wrapped = new Guarded(response);
        // Not a welcome file: those give the home page, and every link on it, an extension.
        if (request.getRequestURI().equals(request.getContextPath() + "/")) {
            request.getRequestDispatcher("/index").forward(request, wrapped);
            return;
        }
        // A view has one address, without extension; the other one would let rules on addresses be walked around.
        if (asksForSource(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
        chain.doFilter(failed ? new FirstShown(request) : request, wrapped);
    }

    private static void secure(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), "
                        + "publickey-credentials-create=(self)");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!Mode.configured()) response.setHeader("Strict-Transport-Security", ONE_YEAR);
        if (!path(request).startsWith(RESOURCES)) response.setHeader("Cache-Control", "no-store");
    }

    private static boolean asksForSource(HttpServletRequest request) {
        return path(request).endsWith(".xhtml") && !path(request).startsWith(RESOURCES);
    }

    /** Decoded and normalised by the server, so that {@code %2E}, {@code ..} and {@code ;} hide nothing. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath();
    }

    /**
     * Two policies in one response are both enforced, so a later one must take the place of the first. Cookies, those of Faces too, go over https only, but for a
     * demonstration's on loopback.
     */
    private static final class Guarded extends HttpServletResponseWrapper {
        Guarded(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (ContentPolicy.HEADER.equalsIgnoreCase(name)) setHeader(name, value);
            else super.addHeader(name, value);
        }

        @Override
        public void addCookie(Cookie cookie) {
            cookie.setSecure(!Mode.configured());
            super.addCookie(cookie);
        }
    }

    /** An error page is shown for the first time, also where a post failed: Faces must not take it for the page that was posted. */
    private static final class FirstShown extends HttpServletRequestWrapper {
        FirstShown(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return ResponseStateManager.VIEW_STATE_PARAM.equals(name) ? null : super.getParameter(name);
        }
    }
}
