package nl.ondertekenportaal.common.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import nl.ondertekenportaal.common.Mode;

/**
 * Sends the session cookie over https only. A demonstration runs on loopback without a certificate, and there only the
 * flag stays off; the remaining cookie settings stand in {@code web.xml} and {@code payara-web.xml}.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(!Mode.configured());
    }
}
