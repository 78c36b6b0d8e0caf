package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Logging out: the session ends on the server. */
@Named
@RequestScoped
public class LogOut {

    @Inject
    ExternalContext external;

    public String logOut() {
        external.invalidateSession();
        return "/index?faces-redirect=true";
    }
}
