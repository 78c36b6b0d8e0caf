package nl.ondertekenportaal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code addresses.txt}: what each address answers to whom. */
final class AddressTable {

    private static final String MACHINES = "MACHINE";
    private static final Pattern WORD = Pattern.compile("[?&](\\w+)=");

    /** In the order of the columns. */
    enum Somebody {
        NOBODY,
        OWN_ADMINISTRATOR,
        OWN_SIGNATORY,
        OWN_EDITOR,
        OWN_READER,
        OTHER_ADMINISTRATOR,
        OTHER_SIGNATORY,
        OTHER_EDITOR,
        OTHER_READER,
        UMBRELLA,
        STAFF,
        AUDITOR,
        SUSPENDED
    }

    /** What a machine shows, in the order of the columns. */
    enum Token {
        NONE,
        WRONG,
        REVOKED,
        RIGHT
    }

    /**
     * @param verb of HTTP, or OWN for a post by a script of the portal
     * @param address with names of things in braces
     * @param expected a status or {@code login}, for each of the columns
     */
    record Row<C extends Enum<C>>(String verb, String address, Map<C, String> expected) {

        String path() {
            return address.replaceAll("\\?.*", "");
        }

        /** The words of its query. */
        Set<String> words() {
            Set<String> words = new LinkedHashSet<>();
            Matcher word = WORD.matcher(address);
            while (word.find()) {
                words.add(word.group(1));
            }
            return words;
        }

        boolean asksForSomething() {
            return address.contains("{");
        }

        boolean isLoggingInAsked(C who) {
            return "login".equals(expected.get(who));
        }
    }

    private AddressTable() {}

    static List<Row<Somebody>> rows() {
        return lines().stream()
                .filter(line -> !line.startsWith(MACHINES))
                .map(line -> row(line, Somebody.class))
                .toList();
    }

    static List<Row<Token>> machines() {
        return lines().stream()
                .filter(line -> line.startsWith(MACHINES))
                .map(line -> row(line.substring(MACHINES.length()).strip(), Token.class))
                .toList();
    }

    private static <C extends Enum<C>> Row<C> row(String line, Class<C> columns) {
        String[] cells = line.split("\\s+");
        C[] all = columns.getEnumConstants();
        if (cells.length != all.length + 2) {
            throw new IllegalStateException("not as many cells as columns: " + line);
        }
        Map<C, String> expected = new EnumMap<>(columns);
        Arrays.stream(all).forEach(column -> expected.put(column, cells[column.ordinal() + 2]));
        return new Row<>(cells[0], cells[1], expected);
    }

    private static List<String> lines() {
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AddressTable.class.getResourceAsStream("addresses.txt")),
                StandardCharsets.UTF_8))) {
            return rows.lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#") && !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
