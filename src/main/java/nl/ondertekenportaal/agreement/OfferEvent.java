package nl.ondertekenportaal.agreement;

import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;

/** Something happened to an {@link OfferBatch}; its id is the subject. */
public sealed interface OfferEvent extends AuditableEvent {

    /** Somebody asked to offer the agreement to this number of counterparties; the background begins. */
    record Asked(Actor actor, UUID subject, int counterparties) implements OfferEvent {

        @Override
        public String type() {
            return "offer.asked";
        }

        @Override
        public Map<String, String> details() {
            return Map.of("counterparties", String.valueOf(counterparties));
        }
    }

    /** Each of them was offered an agreement or left out. */
    record Finished(Actor actor, UUID subject, long offered) implements OfferEvent {

        @Override
        public String type() {
            return "offer.finished";
        }

        @Override
        public Map<String, String> details() {
            return Map.of("offered", String.valueOf(offered));
        }
    }
}
