package nl.ondertekenportaal.agreement;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.InstantConverter;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** How many different people sign for one side, one or two together, and who of two was the first. */
@Embeddable
class SideSignatures {

    private int needed = 1;

    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID firstBy;

    @Convert(converter = InstantConverter.class)
    private @Nullable Instant firstAt;

    void need(int people) {
        if (people != 1 && people != 2) {
            throw new IllegalArgumentException("one or two sign together, not " + people);
        }
        needed = people;
    }

    /**
     * @return whether this signature makes the side complete
     * @throws RuleBroken {@code agreement.samePerson} if this person was the first of two
     */
    boolean add(PersonId person, Instant now) {
        refuseAgain(person);
        if (needed == 1 || firstBy != null) {
            return true;
        }
        firstBy = person.value();
        firstAt = now;
        return false;
    }

    void refuseAgain(PersonId person) {
        if (person.value().equals(firstBy)) {
            throw new RuleBroken("agreement.samePerson");
        }
    }

    int needed() {
        return needed;
    }

    Optional<PersonId> firstBy() {
        return Optional.ofNullable(firstBy).map(PersonId::new);
    }

    Optional<Instant> firstAt() {
        return Optional.ofNullable(firstAt);
    }
}
