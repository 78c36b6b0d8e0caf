package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.Ending;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.Logins;

/** Logging out: the login ends, on every node. */
@Named
@RequestScoped
public class LogOut {

    @Inject
    ExternalContext external;

    @Inject
    LoginSession session;

    @Inject
    Logins logins;

    @Inject
    CurrentActor currentActor;

    public String logOut() {
        if (currentActor.isLoggedIn()) {
            session.login().ifPresent(login -> logins.end(currentActor.get(), login, Ending.LOGGED_OUT));
        }
        external.invalidateSession();
        return "/index?faces-redirect=true";
    }
}
