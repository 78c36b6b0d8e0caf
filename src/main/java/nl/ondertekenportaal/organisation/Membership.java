package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import org.jspecify.annotations.Nullable;

/** One role of one person in one organisation. */
@Entity
@Table(name = "membership")
@IdClass(Membership.Key.class)
public class Membership {

    @Id
    @Column(name = "person_id")
    private UUID personId;

    @Id
    @Column(name = "organisation_id")
    private UUID organisationId;

    @Id
    @Enumerated(EnumType.STRING)
    private Role role;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Membership() {}

    Membership(PersonId person, OrganisationId organisation, Role role) {
        this.personId = person.value();
        this.organisationId = organisation.value();
        this.role = role;
    }

    PersonId person() {
        return new PersonId(personId);
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public Role role() {
        return role;
    }

    /** A class, not a record: EclipseLink cannot fill one. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Nullable
        UUID personId;

        @Nullable
        UUID organisationId;

        @Nullable
        Role role;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && Objects.equals(personId, that.personId)
                    && Objects.equals(organisationId, that.organisationId)
                    && role == that.role;
        }

        @Override
        public int hashCode() {
            return Objects.hash(personId, organisationId, role);
        }
    }
}
