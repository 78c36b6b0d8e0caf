package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;

/**
 * Roles of one person in one organisation that do not hold: offered to somebody who has an account already and has not accepted
 * yet, or taken away for a while. Kept apart from {@link Membership}, so that nobody who asks for roles is told of these.
 */
@Entity
@Table(name = "resting_membership")
class RestingMembership {

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "organisation_id")
    private UUID organisationId;

    private String roles;

    private String name;

    private String function;

    private boolean accepted;

    private boolean deactivated;

    @Column(name = "invited_at")
    private Instant invitedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected RestingMembership() {}

    private RestingMembership(
            Person person, OrganisationId organisation, Set<Role> roles, Applicant as, boolean accepted, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = person.id().value();
        this.organisationId = organisation.value();
        this.roles = codes(roles);
        this.name = as.name();
        this.function = as.function();
        this.accepted = accepted;
        this.deactivated = accepted;
        this.invitedAt = now;
    }

    /** @param as how the inviter knows the person, whose own name is shown only once the offer is accepted */
    static RestingMembership offered(
            Person person, OrganisationId organisation, Set<Role> roles, Applicant as, Instant now) {
        return new RestingMembership(person, organisation, roles, as, false, now);
    }

    /** The roles wait until the person is let in again. */
    static RestingMembership deactivated(Colleague colleague, Instant now) {
        Person person = colleague.person();
        return new RestingMembership(
                person, colleague.organisation(), colleague.roles(), person.asApplicant(), true, now);
    }

    static String codes(Set<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::name).collect(Collectors.joining(" "));
    }

    void change(Set<Role> to) {
        roles = codes(to);
    }

    void deactivate() {
        deactivated = true;
    }

    /** An offer that stands again; what was accepted before becomes a membership instead. */
    void reopen() {
        deactivated = false;
    }

    void invitedAgain(Instant now) {
        invitedAt = now;
    }

    /** Whether it waits for the person to accept. */
    boolean isOpen() {
        return !accepted && !deactivated;
    }

    boolean isAccepted() {
        return accepted;
    }

    boolean isDeactivated() {
        return deactivated;
    }

    Set<Role> roles() {
        return Arrays.stream(roles.split(" ")).map(Role::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    UUID id() {
        return id;
    }

    PersonId person() {
        return new PersonId(personId);
    }

    OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    String name() {
        return name;
    }

    String function() {
        return function;
    }

    Instant invitedAt() {
        return invitedAt;
    }
}
