package nl.ondertekenportaal.common;

import java.util.UUID;

/** Identifies one person; random, so that it tells nothing and cannot be guessed. */
public record PersonId(UUID value) {

    public static PersonId random() {
        return new PersonId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
