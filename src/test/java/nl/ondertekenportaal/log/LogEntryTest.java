package nl.ondertekenportaal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.Sha256;
import org.junit.jupiter.api.Test;

class LogEntryTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID SUBJECT = UUID.fromString("4e0f2c0a-7c1e-4f0e-9a36-6a1f6f0a0001");

    @Test
    void hasTheHashOfWhatItHolds() {
        LogEntry entry = entry(Sha256.of(), Map.of("side", "PARTNER"));
        assertThat(entry.leafHash()).isEqualTo(entry.computedHash());
        assertThat(entry.previousHash()).isEqualTo(Sha256.of());
    }

    @Test
    void aChangeOfWhatCameBeforeChangesItsHash() {
        LogEntry first = entry(Sha256.of(), Map.of());
        LogEntry other = entry(first.leafHash(), Map.of());
        assertThat(other.leafHash()).isNotEqualTo(first.leafHash());
    }

    @Test
    void aChangeOfOneDetailChangesItsHash() {
        assertThat(entry(Sha256.of(), Map.of("side", "PARTNER")).leafHash())
                .isNotEqualTo(entry(Sha256.of(), Map.of("side", "MUNICIPALITY")).leafHash());
    }

    private static LogEntry entry(Sha256 previous, Map<String, String> details) {
        return new LogEntry(1, AT, new Happened(details), previous);
    }

    private record Happened(Map<String, String> details) implements AuditableEvent {
        @Override
        public String type() {
            return "test.happened";
        }

        @Override
        public Actor actor() {
            return Actor.ANONYMOUS;
        }

        @Override
        public UUID subject() {
            return SUBJECT;
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(Sha256.of(new byte[] {1}));
        }
    }
}
