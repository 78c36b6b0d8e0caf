package nl.ondertekenportaal.common;

import java.util.UUID;

/** Identifies one agreement; random, so that it tells nothing and cannot be guessed. */
public record AgreementId(UUID value) {

    public static AgreementId random() {
        return new AgreementId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
