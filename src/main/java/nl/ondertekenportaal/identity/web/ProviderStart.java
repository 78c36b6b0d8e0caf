package nl.ondertekenportaal.identity.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import nl.ondertekenportaal.identity.oidc.LoginRefused;
import nl.ondertekenportaal.identity.oidc.OutsideLogins;
import nl.ondertekenportaal.identity.oidc.OutsideSession;
import nl.ondertekenportaal.identity.oidc.Provider;
import nl.ondertekenportaal.identity.oidc.Providers;
import org.jspecify.annotations.Nullable;

/** Sends the browser to a provider to log in there. A link and not a form: the content policy lets no form lead to another site. */
@WebServlet(ProviderStart.PATH + "*")
public class ProviderStart extends HttpServlet {

    static final String PATH = "/identity/oidc/start/";

    private static final long serialVersionUID = 1L;

    @Inject
    transient Providers providers;

    @Inject
    transient OutsideLogins logins;

    @Inject
    transient OutsideSession session;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Provider> provider = named(providers, request.getPathInfo());
        if (provider.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            String from = ReturnPath.of(request.getParameter("from")).orElse(null);
            response.sendRedirect(
                    logins.begin(provider.get(), session.browser(), from).toString());
        } catch (LoginRefused refused) {
            session.came(logins.failed(provider.get(), refused));
            response.sendRedirect(request.getContextPath() + ProviderPage.PATH);
        }
    }

    /** The provider whose id is the rest of the address. */
    static Optional<Provider> named(Providers providers, @Nullable String rest) {
        return Optional.ofNullable(rest).map(path -> path.substring(1)).flatMap(providers::find);
    }
}
