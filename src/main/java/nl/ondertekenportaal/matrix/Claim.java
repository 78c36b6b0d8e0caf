package nl.ondertekenportaal.matrix;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement says of one sector, by itself: whatever became of its parties, and whatever others say.
 *
 * @param municipality its code in the register
 * @param partner id of the legal entity
 * @param last null while no end is known
 */
record Claim(
        UUID agreement,
        String municipality,
        String partner,
        String sector,
        String platform,
        LocalDate first,
        @Nullable LocalDate last) {}
