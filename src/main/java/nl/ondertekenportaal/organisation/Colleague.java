package nl.ondertekenportaal.organisation;

import java.util.Set;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;

/** Somebody who works with the portal for an organisation. */
public record Colleague(Person person, OrganisationId organisation, Set<Role> roles) {

    public Colleague {
        roles = Set.copyOf(roles);
    }

    /** The role that lets others in: NVVK's staff do for NVVK what an administrator does for another organisation. */
    boolean leads() {
        return roles.contains(Role.ADMINISTRATOR) || roles.contains(Role.NVVK_STAFF);
    }
}
