package nl.ondertekenportaal.common;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, for which organisation, with which roles. Every query takes one: what an actor may see is decided here.
 *
 * @param person random pseudonym of the person, null for the portal itself and for somebody who is not logged in
 * @param organisation for which the person acts, null likewise
 */
public record Actor(@Nullable PersonId person, @Nullable OrganisationId organisation, Set<Role> roles) {

    /** The portal's own background work. */
    public static final Actor PORTAL = new Actor(null, null, Set.of());

    /** Somebody who is not logged in. */
    public static final Actor ANONYMOUS = new Actor(null, null, Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role... anyOf) {
        for (Role role : anyOf) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** @throws AccessDenied if the actor has none of these roles */
    public void require(Role... anyOf) {
        if (!has(anyOf)) {
            throw new AccessDenied("needs one of " + java.util.Arrays.toString(anyOf));
        }
    }

    /** NVVK staff and auditors see every organisation's agreements; others only their own. */
    public boolean seesEverything() {
        return has(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
    }

    /** @throws AccessDenied if nobody is logged in for an organisation */
    public OrganisationId ownOrganisation() {
        if (organisation == null) {
            throw new AccessDenied("needs an organisation");
        }
        return organisation;
    }

    /** @throws AccessDenied if nobody is logged in */
    public PersonId ownPerson() {
        if (person == null) {
            throw new AccessDenied("needs a person");
        }
        return person;
    }

    public @Nullable UUID personPseudonym() {
        return person == null ? null : person.value();
    }

    public @Nullable UUID organisationPseudonym() {
        return organisation == null ? null : organisation.value();
    }
}
