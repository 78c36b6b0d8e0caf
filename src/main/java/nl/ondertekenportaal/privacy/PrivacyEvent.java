package nl.ondertekenportaal.privacy;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.Sha256;

/** Something about what is kept: shown, erased, removed. */
sealed interface PrivacyEvent extends AuditableEvent {

    /** A person took along what is kept. */
    record Exported(Actor actor, UUID subject) implements PrivacyEvent {
        @Override
        public String type() {
            return "person.exported";
        }
    }

    /** An account was erased: asked for by the person, or ended long ago. */
    record Erased(Actor actor, UUID subject) implements PrivacyEvent {
        @Override
        public String type() {
            return "person.erased";
        }
    }

    /** The file of an agreement was deleted, as its retention ended. */
    record DocumentDeleted(UUID subject, Optional<Sha256> content, int revisions) implements PrivacyEvent {
        @Override
        public String type() {
            return "document.deleted";
        }

        @Override
        public Actor actor() {
            return Actor.ANONYMOUS;
        }

        @Override
        public Map<String, String> details() {
            return Map.of("revisions", String.valueOf(revisions));
        }
    }

    /** The contents of a piece of evidence were deleted, as nothing rests on it any more. */
    record EvidenceDeleted(UUID subject, Optional<Sha256> content) implements PrivacyEvent {
        @Override
        public String type() {
            return "evidence.deleted";
        }

        @Override
        public Actor actor() {
            return Actor.ANONYMOUS;
        }
    }
}
