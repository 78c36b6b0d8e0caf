package nl.ondertekenportaal.outbound;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail as NVVK sees it: what became of it. Never its text, which may hold a link that opens a door.
 *
 * @param recipient the whole address for staff; for others only where it was sent
 * @param attempts since it was made or taken up again
 * @param nextAttempt while it waits
 * @param technical the mail server's own words, for staff only: they may name somebody
 */
public record OutboxLine(
        UUID id,
        String recipient,
        String subject,
        OutboxMail.State state,
        int attempts,
        Instant createdAt,
        Optional<Instant> nextAttempt,
        Optional<Instant> sentAt,
        Optional<MailTrouble> trouble,
        Optional<String> technical) {

    static OutboxLine of(OutboxMail mail, boolean whole) {
        String address = mail.getRecipient();
        return new OutboxLine(
                mail.getId(),
                whole ? address : "…" + address.substring(address.indexOf('@')),
                mail.getSubject(),
                mail.getState(),
                mail.attempts(),
                mail.getCreatedAt(),
                mail.nextAttempt(),
                mail.sentAt(),
                mail.trouble(),
                whole ? mail.lastError() : Optional.empty());
    }
}
