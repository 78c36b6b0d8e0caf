package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/** The last step of getting in, once both factors were right. */
@RequestScoped
class Entry {

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Logins logins;

    @Inject
    LoginSession session;

    @Inject
    ExternalContext external;

    /**
     * Logs in and goes where the person wanted to go, or where the work waits.
     *
     * @throws RuleBroken {@code login.suspended} or {@code login.noOrganisation}
     */
    void enter(PersonId person, @Nullable String from) throws IOException {
        boolean choose = people.organisationsOf(person).size() > 1
                && logins.lastUsed(person).isEmpty();
        OrganisationId organisation = begin(person);
        String start = choose ? "/identity/organisations" : start(person, organisation);
        external.redirect(external.getRequestContextPath() + ReturnPath.of(from).orElse(start));
    }

    /** The same for one organisation, for which the person was proved to act. */
    void enter(PersonId person, OrganisationId organisation, @Nullable String from) throws IOException {
        begin(person, organisation);
        external.redirect(external.getRequestContextPath() + ReturnPath.of(from).orElse(start(person, organisation)));
    }

    /** Logs in for the organisation that was used last, and stays on the page. */
    OrganisationId begin(PersonId person) {
        List<OrganisationId> possible = people.organisationsOf(person);
        if (possible.isEmpty()) {
            people.refuseSuspended(person);
            throw new RuleBroken("login.noOrganisation");
        }
        OrganisationId first =
                logins.lastUsed(person).filter(possible::contains).orElse(possible.getFirst());
        begin(person, first);
        return first;
    }

    private void begin(PersonId person, OrganisationId organisation) {
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        // who fixed the visitor's session id before must not be logged in with it now
        request.changeSessionId();
        String browser = BrowserName.of(request.getHeader("User-Agent"));
        session.loggedIn(logins.begin(person, organisation, browser));
    }

    /** Where the work waits. */
    String start(PersonId person, OrganisationId organisation) {
        if (people.actor(person, organisation).seesEverything()) {
            return "/organisation/applications";
        }
        return switch (organisations.get(organisation).kind()) {
            case UMBRELLA -> "/organisation/members";
            case MUNICIPALITY, SIGNAL_PARTNER -> "/signing/inbox";
            case EXECUTING_ORGANISATION, DELIVERY_AGENT, EXCHANGE_PLATFORM, NVVK -> "/organisation/profile";
        };
    }
}
