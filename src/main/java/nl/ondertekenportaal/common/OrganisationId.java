package nl.ondertekenportaal.common;

import java.util.UUID;

/** Identifies one organisation; random, so that it tells nothing and cannot be guessed. */
public record OrganisationId(UUID value) {

    public static OrganisationId random() {
        return new OrganisationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
