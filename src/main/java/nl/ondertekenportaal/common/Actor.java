package nl.ondertekenportaal.common;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, for which organisation, with which roles. Every query takes one: what an actor may see is decided here.
 *
 * @param person random pseudonym of the person, null for the portal itself and for somebody who is not logged in
 * @param organisation for which the person acts, null likewise
 * @param agent to which the person belongs if it acts in the name of that organisation, its principal; null otherwise
 */
public record Actor(
        @Nullable PersonId person,
        @Nullable OrganisationId organisation,
        @Nullable OrganisationId agent,
        Set<Role> roles) {

    /** Nobody who is known: a visitor who is not logged in, or the portal's own background work. */
    public static final Actor ANONYMOUS = new Actor(null, null, Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** A person who acts for the own organisation. */
    public Actor(@Nullable PersonId person, @Nullable OrganisationId organisation, Set<Role> roles) {
        this(person, organisation, null, roles);
    }

    /** A person who is not logged in for an organisation (yet). */
    public static Actor of(PersonId person) {
        return new Actor(person, null, Set.of());
    }

    /** A person who acts for this organisation, or through its agent. */
    public static Actor of(PersonId person, Capacity capacity, Set<Role> roles) {
        return new Actor(person, capacity.organisation(), capacity.agent(), roles);
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
            throw new AccessDenied("needs one of " + Arrays.toString(anyOf));
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

    /** Whether it acts in the name of a principal. */
    public boolean isAgent() {
        return agent != null;
    }

    /** @throws AccessDenied if nobody is logged in for an organisation */
    public Capacity capacity() {
        return new Capacity(ownOrganisation(), agent);
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
