package nl.ondertekenportaal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Role;

/** {@code verbs.txt}: who may ask what of the services. */
final class VerbTable {

    static final Set<Role> PARTICIPANTS =
            Collections.unmodifiableSet(EnumSet.of(Role.ADMINISTRATOR, Role.SIGNATORY, Role.EDITOR, Role.READER));

    private static final Map<String, Set<Role>> GROUPS = Map.of(
            "INSIDE", EnumSet.noneOf(Role.class),
            "EVERYBODY", EnumSet.allOf(Role.class),
            "PARTICIPANTS", PARTICIPANTS,
            "NVVK", EnumSet.of(Role.NVVK_STAFF, Role.NVVK_AUDITOR));

    /** What else holds for a verb. */
    enum Mark {
        /** Not for umbrella organisations. */
        PARTIES,
        /** For umbrella organisations only. */
        UMBRELLAS,
        /** About what belongs to one person: a colleague finds nothing either. */
        PERSONAL,
        /** Only with an authority to sign that holds today. */
        MANDATE,
        /** Only with a fresh second factor. */
        FACTOR,
        /** About what everybody who may ask may see of anybody. */
        PUBLIC
    }

    /** Nobody may ask for a step of other verbs: {@code INSIDE}. */
    record Row(Set<Role> roles, Set<Mark> marks) {

        private static Row of(String words) {
            String[] parts = words.strip().split(",\\s*");
            Set<Role> roles = GROUPS.containsKey(parts[0])
                    ? GROUPS.get(parts[0])
                    : Stream.of(parts[0].split(" ")).map(Role::valueOf).collect(Collectors.toSet());
            return new Row(
                    roles,
                    Arrays.stream(parts)
                            .skip(1)
                            .map(word -> Mark.valueOf(word.toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toSet()));
        }

        boolean isInside() {
            return roles.isEmpty();
        }

        boolean is(Mark mark) {
            return marks.contains(mark);
        }

        Set<Role> ofParticipants() {
            return roles.stream().filter(PARTICIPANTS::contains).collect(Collectors.toSet());
        }
    }

    private VerbTable() {}

    /** By the name of the verb. */
    static Map<String, Row> rows() {
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(VerbTable.class.getResourceAsStream("verbs.txt")), StandardCharsets.UTF_8))) {
            return rows.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("(?<=\\))\\s+", 2))
                    .collect(Collectors.toMap(
                            row -> row[0], row -> Row.of(row[1]), VerbTable::neverTwice, TreeMap::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Row neverTwice(Row one, Row other) {
        throw new IllegalStateException("two rows of one verb: " + one + ", " + other);
    }
}
