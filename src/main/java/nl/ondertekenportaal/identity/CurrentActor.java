package nl.ondertekenportaal.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/** Who acts in this request, with the roles that hold now. */
@Named
@RequestScoped
public class CurrentActor {

    @Inject
    LoginSession session;

    @Inject
    Logins logins;

    @Inject
    Agency agency;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    private @Nullable Actor actor;
    private boolean attended = true;

    /** Also for injection, so that the pages of features that stand before this one know who acts. */
    @Produces
    public Actor get() {
        if (actor == null) {
            actor = lookUp();
        }
        return actor;
    }

    /** This request was sent by a page that looks again by itself: it does not show that somebody is there. */
    public void unattended() {
        attended = false;
    }

    private Actor lookUp() {
        return session.login()
                .flatMap(attended ? logins::current : logins::peek)
                .map(login -> agency.actor(login.person(), login.capacity()))
                .orElse(Actor.ANONYMOUS);
    }

    public boolean isLoggedIn() {
        return !get().roles().isEmpty();
    }

    public boolean isNvvk() {
        return get().seesEverything();
    }

    public boolean isParticipant() {
        return isLoggedIn() && !isNvvk();
    }

    public boolean isStaff() {
        return get().has(Role.NVVK_STAFF);
    }

    public boolean isSignatory() {
        return get().has(Role.SIGNATORY);
    }

    public boolean isEditor() {
        return get().has(Role.ADMINISTRATOR, Role.EDITOR);
    }

    /** Manages the people of an organisation, or of NVVK. */
    public boolean isAdministrator() {
        return get().has(Role.ADMINISTRATOR, Role.NVVK_STAFF);
    }

    /** Tells who it is to nobody else. */
    public String getPseudonym() {
        return get().ownPerson().toString();
    }

    /** Whether its organisation is a side of agreements. */
    public boolean isParty() {
        return isParticipant() && organisation().kind().isParty();
    }

    /** Whether its organisation is one of which others are members. */
    public boolean isUmbrella() {
        return isParticipant() && organisation().kind() == OrganisationKind.UMBRELLA;
    }

    public String getPersonName() {
        return people.get(get().ownPerson()).name();
    }

    public String getOrganisationName() {
        return organisation().name();
    }

    /** Whether who acts does so through an agent, in the name of its principal. */
    public boolean isAgent() {
        return get().isAgent();
    }

    /** The name of the organisation to which the person belongs. */
    public String getHomeName() {
        return organisations.get(get().capacity().home()).name();
    }

    private Organisation organisation() {
        return organisations.get(get().ownOrganisation());
    }
}
