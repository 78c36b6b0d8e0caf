package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.Login;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/**
 * For whom one acts: switching to another organisation, here and in the head of every page, and leaving one. Named apart from the
 * list of organisations that NVVK sees.
 */
@Named("ownOrganisations")
@RequestScoped
public class OrganisationsPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode("leave");

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Colleagues colleagues;

    @Inject
    Logins logins;

    @Inject
    LoginSession session;

    @Inject
    CurrentActor currentActor;

    @Inject
    Entry entry;

    @Inject
    FieldErrors errors;

    @Inject
    ExternalContext external;

    private @Nullable List<Organisation> all;
    private @Nullable String code;

    /** Those for which this person may act now, by name. */
    public List<Organisation> getAll() {
        if (all == null) {
            List<OrganisationId> ids = people.organisationsOf(currentActor.get().ownPerson());
            all = ids.stream().map(organisations::get).toList();
        }
        return all;
    }

    public boolean isSeveral() {
        return getAll().size() > 1;
    }

    /** Those to which the person can switch. */
    public List<Organisation> getOthers() {
        return getAll().stream().filter(each -> !isThis(each)).toList();
    }

    /** Whether it is the one for which the person acts now. */
    public boolean isThis(Organisation organisation) {
        return organisation.id().equals(currentActor.get().organisation());
    }

    public java.util.Set<Role> rolesIn(Organisation organisation) {
        return people.actor(currentActor.get().ownPerson(), organisation.id()).roles();
    }

    /** Goes on for another organisation, in a new session of the server. */
    public void switchTo(String id) throws IOException {
        goOn(new OrganisationId(number(id)));
    }

    private static UUID number(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("organisation");
        }
    }

    private void goOn(OrganisationId organisation) throws IOException {
        PersonId person = currentActor.get().ownPerson();
        UUID login = session.login().orElseThrow(() -> new NotFound("login"));
        UUID next = logins.switchTo(login, organisation);
        String start = entry.start(person, organisation);
        Handover.give((HttpServletRequest) external.getRequest(), next);
        external.redirect(external.getRequestContextPath() + start);
    }

    /** Leaves the organisation for which the person acts now, and goes on for another one if there is one to which it may be switched. */
    public void leave() throws IOException {
        String given = code;
        code = null;
        PersonId person = currentActor.get().ownPerson();
        boolean left = errors.read(FIELDS, () -> {
                    colleagues.leave(currentActor.get(), given);
                    return true;
                })
                .orElse(false);
        if (left) {
            Optional<OrganisationId> next =
                    people.organisationsOf(person).stream().findFirst();
            if (next.isPresent() && !isForOne()) {
                goOn(next.get());
            } else {
                // the door notes that the login has ended, and says so
                external.redirect(external.getRequestContextPath() + "/signing/inbox");
            }
        }
    }

    private boolean isForOne() {
        return session.login()
                .flatMap(logins::peek)
                .filter(Login::isForOneOrganisation)
                .isPresent();
    }

    public Intent getLeaving() {
        return Colleagues.leaving(currentActor.get());
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
