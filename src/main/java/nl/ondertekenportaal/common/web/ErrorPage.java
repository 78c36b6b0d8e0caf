package nl.ondertekenportaal.common.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the error pages show besides their text, whether the server sends them or a visitor is sent to their address. */
@Named
@RequestScoped
public class ErrorPage {

    @Inject
    HttpServletRequest request;

    @Inject
    FacesContext faces;

    /** Gives the page its true status, also when a visitor was sent to its address. */
    public void answer(int status) {
        faces.getExternalContext().setResponseStatus(status);
    }

    /** The number under which the fault stands in the log; empty if the address carries no real one. */
    public String getReference() {
        if (request.getAttribute(Fault.ATTRIBUTE) instanceof Fault known) return known.reference();
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown)
            return Fault.record(request, thrown).reference();
        return Optional.ofNullable(request.getParameter("reference"))
                .filter(given -> given.matches("[0-9A-F]{8}"))
                .orElse("");
    }

    /** The page to open again; only an address of this portal, whatever the link says. */
    public String getPage() {
        return Optional.ofNullable(request.getParameter("page"))
                .filter(page -> page.matches("/(?!/)[\\w/-]*"))
                .orElse("/");
    }
}
