package nl.ondertekenportaal.identity.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.oidc.Outcome;
import nl.ondertekenportaal.identity.oidc.OutsideLogins;
import nl.ondertekenportaal.identity.oidc.OutsideSession;
import nl.ondertekenportaal.identity.oidc.Provider;
import nl.ondertekenportaal.identity.oidc.Providers;

/** Where a provider sends the browser back, each to an address of its own. What came of it is shown by another page, without a code in its address. */
@WebServlet("/identity/oidc/callback/*")
public class ProviderCallback extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Providers providers;

    @Inject
    transient OutsideLogins logins;

    @Inject
    transient OutsideSession session;

    @Inject
    transient CurrentActor currentActor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Provider> provider = ProviderStart.named(providers, request.getPathInfo());
        if (provider.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Map<String, List<String>> answer = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        Outcome outcome = logins.finish(currentActor.get(), provider.get(), answer, session.browser());
        session.came(outcome);
        response.sendRedirect(
                outcome instanceof Outcome.Proof proof
                        ? request.getContextPath()
                                + ProofOffer.PATH
                                + session.wayBack(proof.application()).orElseThrow()
                        : request.getContextPath() + ProviderPage.PATH);
    }
}
