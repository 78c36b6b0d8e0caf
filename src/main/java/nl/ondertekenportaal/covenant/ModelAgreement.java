package nl.ondertekenportaal.covenant;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One version of the model Overeenkomst: its text with places for values, and its rules as data. Ids and numbers of articles
 * and paragraphs are stable across versions, so that deviations and addenda can refer to them.
 *
 * @param version the year and a number within it, such as {@code 2026-1}
 * @param status what a reader must know about the standing of this text
 * @param effectiveFrom the first day on which an agreement may be offered on this text
 * @param sha256 the SHA-256 of the source file in lower-case hexadecimal; identifies the text beyond doubt
 */
public record ModelAgreement(
        String version,
        String title,
        String status,
        LocalDate effectiveFrom,
        String sha256,
        Periods periods,
        List<ModelField> fields,
        List<ArrearsThreshold> thresholds,
        List<Consideration> considerations,
        List<Definition> definitions,
        List<Article> articles) {
    public ModelAgreement {
        fields = List.copyOf(fields);
        thresholds = List.copyOf(thresholds);
        considerations = List.copyOf(considerations);
        definitions = List.copyOf(definitions);
        articles = List.copyOf(articles);
    }

    /** The arrears from which a partner in the sector reports; empty if the sector has none in this version. */
    public Optional<ArrearsThreshold> threshold(String sector) {
        return thresholds.stream()
                .filter(threshold -> threshold.sector().equals(sector))
                .findFirst();
    }

    public Optional<Article> article(String id) {
        return articles.stream().filter(article -> article.id().equals(id)).findFirst();
    }

    public Optional<ModelField> field(String id) {
        return fields.stream().filter(field -> field.id().equals(id)).findFirst();
    }

    /**
     * The periods of article 6, in months.
     *
     * @param termMonths how long the first term lasts
     * @param renewalMonths by how much each tacit renewal prolongs it
     * @param noticeMonths how long before the renewal, or before the day of ending after failed consultation, notice arrives
     */
    public record Periods(int termMonths, int renewalMonths, int noticeMonths) {}

    /** Why the parties agree; the letter is stable. */
    public record Consideration(String letter, String text) {}

    /** What a word means in this text. */
    public record Definition(String term, String meaning) {}
}
