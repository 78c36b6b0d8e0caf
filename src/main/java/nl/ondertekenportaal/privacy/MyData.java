package nl.ondertekenportaal.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import org.jspecify.annotations.Nullable;

/** What is kept about the person who asks, and nobody else. */
@ApplicationScoped
@Transactional
public class MyData {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Event<AuditableEvent> events;

    /** Every part, the empty ones too: that nothing is kept is an answer. */
    public List<Section> of(Actor actor) {
        return KeptAboutPeople.QUESTIONS.stream()
                .map(question -> answer(question, actor))
                .toList();
    }

    private Section answer(KeptAboutPeople.Question question, Actor actor) {
        List<?> found = em.createNativeQuery(question.sql())
                .setParameter(1, actor.ownPerson().value())
                .getResultList();
        return new Section(
                question.name(),
                question.columns(),
                found.stream()
                        .map(row ->
                                Arrays.stream((Object[]) row).map(MyData::text).toList())
                        .toList());
    }

    /** Moments in UTC, as machines read them. */
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Timestamp moment -> moment.toInstant().toString();
            case OffsetDateTime moment -> moment.toInstant().toString();
            case Instant moment -> moment.toString();
            default -> value.toString();
        };
    }

    /** The same to take along. */
    public JsonObject export(Actor actor) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("pseudonym", actor.ownPerson().toString())
                .add("made", clock.instant().toString());
        for (Section section : of(actor)) {
            JsonArrayBuilder rows = Json.createArrayBuilder();
            section.rows().forEach(row -> rows.add(object(section.columns(), row)));
            json.add(section.name(), rows);
        }
        events.fire(new PrivacyEvent.Exported(actor, actor.ownPerson().value()));
        return json.build();
    }

    private static JsonObjectBuilder object(List<String> columns, List<String> row) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (int i = 0; i < columns.size(); i++) {
            object.add(columns.get(i), row.get(i));
        }
        return object;
    }
}
