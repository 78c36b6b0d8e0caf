package nl.ondertekenportaal.organisation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with the portal for an organisation, as that organisation sees it: of others for which the same person works
 * it learns nothing.
 *
 * @param resting when the roles do not hold: offered and not accepted yet, or taken away
 */
public record Colleague(
        Person person,
        OrganisationId organisation,
        Set<Role> roles,
        @Nullable RestingMembership resting) {

    public Colleague {
        roles = Set.copyOf(roles);
    }

    Colleague(Person person, OrganisationId organisation, Set<Role> roles) {
        this(person, organisation, roles, null);
    }

    /** The role that lets others in: NVVK's staff do for NVVK what an administrator does for another organisation. */
    boolean leads() {
        return roles.contains(Role.ADMINISTRATOR) || roles.contains(Role.NVVK_STAFF);
    }

    /** Whether the person can log in for this organisation. An account that exists is none of its business before that. */
    public Person.State state() {
        if (resting != null) {
            return resting.isDeactivated() ? Person.State.DISABLED : Person.State.INVITED;
        }
        return person.state();
    }

    /** As the inviter wrote it, until the person accepts. */
    public String name() {
        return isOffered() ? offer().name() : person.name();
    }

    public String function() {
        return isOffered() ? offer().function() : person.function();
    }

    public String email() {
        return person.email();
    }

    /** Whether the account was recovered and nobody has confirmed yet that it is the same person. */
    public boolean isUnconfirmed() {
        return resting == null && person.isUnconfirmed();
    }

    /** When the last invitation was mailed. */
    public Optional<Instant> invitedAt() {
        return isOffered() ? Optional.of(offer().invitedAt()) : person.invitedAt();
    }

    /** Whether the person has an account and was offered this besides, and has not accepted. */
    boolean isOffered() {
        return resting != null && !resting.isAccepted();
    }

    RestingMembership offer() {
        if (resting == null) {
            throw new IllegalStateException("roles that hold are no offer");
        }
        return resting;
    }
}
