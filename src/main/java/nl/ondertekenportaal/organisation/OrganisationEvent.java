package nl.ondertekenportaal.organisation;

import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;

/** Something happened to an application or an organisation: {@code application.admitted}, {@code profile.changed}, … */
public record OrganisationEvent(String type, Actor actor, UUID subject, Map<String, String> details)
        implements AuditableEvent {

    OrganisationEvent(String type, Actor actor, UUID subject) {
        this(type, actor, subject, Map.of());
    }
}
