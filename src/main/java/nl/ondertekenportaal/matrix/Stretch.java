package nl.ondertekenportaal.matrix;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * On these days, both included, this agreement is the one that counts between these two about its sector.
 *
 * @param municipality code of who stands for the area on these days
 * @param partner id of the legal entity on these days
 * @param to null while no end is known
 */
record Stretch(
        Claim claim,
        String municipality,
        String partner,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Whether the parties are those who made the agreement. */
    boolean isOwn() {
        return municipality.equals(claim.municipality()) && partner.equals(claim.partner());
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** About the same sector between the same two. */
    boolean isBeside(Stretch other) {
        return municipality.equals(other.municipality)
                && partner.equals(other.partner)
                && claim.sector().equals(other.claim.sector());
    }

    Stretch until(LocalDate day) {
        return new Stretch(claim, municipality, partner, from, day);
    }
}
