package nl.ondertekenportaal.common.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import nl.ondertekenportaal.common.Mode;

/**
 * Sends the session cookie over https only. A demonstration runs on loopback without a certificate, and there only the
 * flag stays off; the remaining cookie settings stand in {@code web.xml}.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setSecure(!Mode.configured());
        cookie.setAttribute("SameSite", "Lax");
    }
}
