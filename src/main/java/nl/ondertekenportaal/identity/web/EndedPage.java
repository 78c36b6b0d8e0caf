package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.identity.Ending;
import nl.ondertekenportaal.identity.Login;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import org.jspecify.annotations.Nullable;

/** Why somebody is not logged in any more, and what to do about it. */
@Named
@RequestScoped
public class EndedPage {

    @Inject
    Logins logins;

    @Inject
    Organisations organisations;

    @Inject
    FacesContext faces;

    private @Nullable Optional<Login> login;

    private Optional<Login> login() {
        if (login == null) {
            login = logins.ended(id(parameters().get("login")));
        }
        return login;
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private Map<String, String> parameters() {
        return faces.getExternalContext().getRequestParameterMap();
    }

    /** Timed out, where nothing else is known: the server forgets a session for no other reason. */
    public Ending getWhy() {
        return login().flatMap(Login::ending).orElse(Ending.TIMED_OUT);
    }

    public boolean isSuspended() {
        return organisation().filter(Organisation::isSuspended).isPresent() && getWhy() == Ending.SUSPENDED;
    }

    /** Of the organisation for which the person acted. */
    public String getOrganisationName() {
        return organisation().map(Organisation::name).orElse("");
    }

    public String getReason() {
        return organisation().flatMap(Organisation::suspensionReason).orElse("");
    }

    private Optional<Organisation> organisation() {
        return login().map(Login::organisation).map(organisations::get);
    }

    /** Where questions go. */
    public String getNvvkMailbox() {
        return organisations
                .ofNvvk()
                .map(nvvk -> nvvk.profile().contacts().policy().value())
                .orElse("");
    }

    /** Where the person was. */
    public String getFrom() {
        return ReturnPath.of(parameters().get("from")).orElse("");
    }
}
