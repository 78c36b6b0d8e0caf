package nl.ondertekenportaal.covenant;

import org.jspecify.annotations.Nullable;

/**
 * Something that the parties fill in.
 *
 * @param label how it is called on screen and on paper
 * @param whenOpen what the agreement says when it was left open; null if it may not be left open
 */
public record ModelField(
        String id, Type type, String label, @Nullable String whenOpen) {
    /** The field with the first day that the parties agreed on. */
    public static final String FIRST_DAY = "first-day";

    /** The field that tells what the signal partner contributes to the costs (article 2.3). */
    public static final String CONTRIBUTION = "contribution";

    /** What can be filled in. */
    public enum Type {
        TEXT,
        DATE
    }
}
