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
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.Login;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/**
 * For whom one acts: switching to another organisation, or to one in whose name the own one acts, here and in the head of every page, and leaving one. Named apart from the
 * list of organisations that NVVK sees.
 */
@Named("ownOrganisations")
@RequestScoped
public class OrganisationsPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode("leave");

    @Inject
    People people;

    @Inject
    Agency agency;

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

    private @Nullable List<Choice> all;
    private @Nullable String code;

    /**
     * For whom this person may act now.
     *
     * @param agent to which the person belongs, if the organisation is its principal; null otherwise
     */
    public record Choice(
            Organisation organisation, @Nullable Organisation agent) {

        private static final String VIA = "/";

        public String name() {
            return organisation.name();
        }

        /** The name of the agent; empty if there is none. */
        public String via() {
            return agent == null ? "" : agent.name();
        }

        Capacity capacity() {
            return new Capacity(organisation.id(), agent == null ? null : agent.id());
        }

        /** What tells it from the others. */
        public String key() {
            return organisation.id() + (agent == null ? "" : VIA + agent.id());
        }
    }

    /** The own organisations by name, then those in whose name these act. */
    public List<Choice> getAll() {
        if (all == null) {
            all = agency.capacities(currentActor.get().ownPerson()).stream()
                    .map(this::choice)
                    .toList();
        }
        return all;
    }

    private Choice choice(Capacity capacity) {
        OrganisationId agent = capacity.agent();
        return new Choice(organisations.get(capacity.organisation()), agent == null ? null : organisations.get(agent));
    }

    public boolean isSeveral() {
        return getAll().size() > 1;
    }

    /** Those to which the person can switch. */
    public List<Choice> getOthers() {
        return getAll().stream().filter(each -> !isThis(each)).toList();
    }

    /** Whether it is the one for which the person acts now. */
    public boolean isThis(Choice choice) {
        return choice.capacity().equals(currentActor.get().capacity());
    }

    /** Whether the person works for an agent that no principal lets act today. */
    public boolean isWithoutPrincipal() {
        return getAll().stream().anyMatch(each -> each.organisation().kind().isAgent())
                && getAll().stream().allMatch(each -> each.agent() == null);
    }

    public Set<Role> rolesIn(Choice choice) {
        return agency.actor(currentActor.get().ownPerson(), choice.capacity()).roles();
    }

    /** Goes on in the capacity with this key, in a new session of the server. */
    public void switchTo(String key) throws IOException {
        Choice chosen = getAll().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("organisation"));
        goOn(chosen.capacity());
    }

    private void goOn(Capacity capacity) throws IOException {
        PersonId person = currentActor.get().ownPerson();
        UUID login = session.login().orElseThrow(() -> new NotFound("login"));
        UUID next = logins.switchTo(login, capacity);
        String start = entry.start(person, capacity);
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
            Optional<Capacity> next =
                    people.organisationsOf(person).stream().findFirst().map(Capacity::of);
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
