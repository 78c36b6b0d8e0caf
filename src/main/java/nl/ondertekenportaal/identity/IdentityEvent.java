package nl.ondertekenportaal.identity;

import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;

/** Something about logging in: {@code person.activated}, {@code login.succeeded}, {@code login.failed}, … */
public record IdentityEvent(String type, Actor actor, UUID subject, Map<String, String> details)
        implements AuditableEvent {

    public IdentityEvent(String type, Actor actor, UUID subject) {
        this(type, actor, subject, Map.of());
    }
}
