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
 */
public record Actor(@Nullable PersonId person, @Nullable OrganisationId organisation, Set<Role> roles) {

    /** Nobody who is known: a visitor who is not logged in, or the portal's own background work. */
    public static final Actor ANONYMOUS = new Actor(null, null, Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** A person who is not logged in for an organisation (yet). */
    public static Actor of(PersonId person) {
        return new Actor(person, null, Set.of());
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
