package nl.ondertekenportaal.common;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that matters in court later. Fired as a CDI event inside the transaction that makes it true, so that the log
 * holds it if and only if it happened. Details hold no personal data: ids, codes, dates and hashes only.
 */
public interface AuditableEvent {

    /** What happened, in the glossary's words: {@code agreement.offered}. */
    String type();

    /** Who did it. */
    Actor actor();

    /** What it happened to. */
    UUID subject();

    /** The hash of the document or list that it is about. */
    default Optional<Sha256> content() {
        return Optional.empty();
    }

    default Map<String, String> details() {
        return Map.of();
    }
}
