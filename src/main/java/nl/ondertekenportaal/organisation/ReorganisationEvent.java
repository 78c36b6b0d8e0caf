package nl.ondertekenportaal.organisation;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;

/** What stands for whom from a day on has changed. */
public sealed interface ReorganisationEvent extends AuditableEvent {

    UUID reorganisation();

    @Override
    default UUID subject() {
        return reorganisation();
    }

    record Entered(Actor actor, UUID reorganisation, ReorganisationKind kind, LocalDate day)
            implements ReorganisationEvent {
        @Override
        public String type() {
            return "reorganisation.entered";
        }

        @Override
        public Map<String, String> details() {
            return Map.of("kind", kind.name(), "day", day.toString());
        }
    }

    record Withdrawn(Actor actor, UUID reorganisation, LocalDate day) implements ReorganisationEvent {
        @Override
        public String type() {
            return "reorganisation.withdrawn";
        }

        @Override
        public Map<String, String> details() {
            return Map.of("day", day.toString());
        }
    }
}
