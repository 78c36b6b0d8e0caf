package nl.ondertekenportaal.common.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import nl.ondertekenportaal.common.Mode;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How long the server keeps a session, and its cookie, which is sent over https only. A demonstration runs on loopback without a certificate, and there only the
 * flag stays off; the remaining cookie settings stand in {@code web.xml} and {@code payara-web.xml}.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(!Mode.configured());
        int minutes = ConfigProvider.getConfig()
                .getOptionalValue("app.session.minutes", Integer.class)
                .orElse(30);
        // the server forgets later than the login ends, so that pages can say why
        event.getServletContext().setSessionTimeout(minutes + 10);
    }
}
