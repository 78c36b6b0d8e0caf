package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/** The last step of getting in, once both factors were right. */
@RequestScoped
class Entry {

    @Inject
    Agency agency;

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
        String start = choose ? "/identity/organisations" : start(person, Capacity.of(organisation));
        external.redirect(external.getRequestContextPath() + ReturnPath.of(from).orElse(start));
    }

    /** The same for whose second factor was awaited: after a provider, for the organisation that it named. */
    void enterAwaited(PersonId person, @Nullable String from) throws IOException {
        Optional<OrganisationId> represented = session.provenOrganisation();
        if (represented.isPresent()) {
            begin(person, represented.get(), false);
            goOn(person, represented.get(), from);
        } else {
            enter(person, from);
        }
    }

    /** Logs in for the organisation for which a provider proved both factors, and for no other. */
    void enterForOne(PersonId person, OrganisationId organisation, @Nullable String from) throws IOException {
        begin(person, organisation, true);
        goOn(person, organisation, from);
    }

    private void goOn(PersonId person, OrganisationId organisation, @Nullable String from) throws IOException {
        external.redirect(external.getRequestContextPath()
                + ReturnPath.of(from).orElse(start(person, Capacity.of(organisation))));
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
        begin(person, first, false);
        return first;
    }

    private void begin(PersonId person, OrganisationId organisation, boolean forOne) {
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        // who fixed the visitor's session id before must not be logged in with it now
        request.changeSessionId();
        String browser = BrowserName.of(request.getHeader("User-Agent"));
        UUID login = forOne
                ? logins.beginForOne(person, organisation, browser)
                : logins.begin(person, organisation, browser);
        session.loggedIn(login);
    }

    /** Where the work waits. */
    String start(PersonId person, Capacity capacity) {
        if (agency.actor(person, capacity).seesEverything()) {
            return "/organisation/applications";
        }
        return switch (organisations.get(capacity.organisation()).kind()) {
            case UMBRELLA -> "/organisation/members";
            case MUNICIPALITY, SIGNAL_PARTNER -> "/signing/inbox";
            case EXECUTING_ORGANISATION, DELIVERY_AGENT -> "/identity/organisations";
            case EXCHANGE_PLATFORM, NVVK -> "/organisation/profile";
        };
    }
}
