package nl.ondertekenportaal.privacy;

import java.util.List;

/**
 * A part of what is kept about a person, as rows under named columns.
 *
 * @param name of the part, a code that the page has words for
 * @param columns codes likewise
 * @param rows one text for each column, empty where nothing is known
 */
public record Section(String name, List<String> columns, List<List<String>> rows) {

    public Section {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
