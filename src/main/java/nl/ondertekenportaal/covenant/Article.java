package nl.ondertekenportaal.covenant;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A numbered article. The id and the numbers never mean another clause in a later version. */
public record Article(String id, int number, String title, List<Paragraph> paragraphs) {
    public Article {
        paragraphs = List.copyOf(paragraphs);
    }

    /** The paragraphs that stand in an agreement for those sectors. */
    public List<Paragraph> paragraphsFor(Set<String> sectors) {
        return paragraphs.stream()
                .filter(paragraph -> paragraph.sector() == null || sectors.contains(paragraph.sector()))
                .toList();
    }

    /**
     * A numbered paragraph.
     *
     * @param sector present only in agreements for this sector; null for all
     * @param facts what of the agreement stands in a table below the sentence; null for nothing
     */
    public record Paragraph(
            String number,
            @Nullable String sector,
            @Nullable Facts facts,
            List<Fragment> text) {
        public Paragraph {
            text = List.copyOf(text);
        }
    }

    /** Facts of one agreement that are too many for a sentence. */
    public enum Facts {
        PLATFORMS,
        CONTACTS
    }

    /** A part of a sentence. */
    public sealed interface Fragment {
        /** Fixed words of the model. */
        record Words(String words) implements Fragment {}

        /** The place where the value of a field stands. */
        record Value(String field) implements Fragment {}

        /** The place where the arrears threshold of the paragraph's sector stands. */
        record Threshold() implements Fragment {}
    }
}
