package nl.ondertekenportaal;

import java.util.Map;
import java.util.Objects;
import nl.ondertekenportaal.common.Actor;

/**
 * What there is of one organisation, and of one person of it.
 *
 * @param owner its first administrator
 * @param self the person to whom the personal things belong, who may sign
 * @param colleague may sign too
 * @param known what verbs are given to get at these things, as {@link Verb#as} wants it
 */
record Belongings(Actor owner, Actor self, Actor colleague, Map<String, Object> known) {

    Object thing(String name) {
        return Objects.requireNonNull(known.get(name), name);
    }
}
