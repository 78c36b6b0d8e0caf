package nl.ondertekenportaal.organisation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;

/** Where an organisation can be reached, by subject: mailboxes of teams, not of persons. */
public record Contacts(Map<ContactKind, MailAddress> mailboxes) {

    /** @throws RuleBroken {@code contacts.required} if one is missing that no profile can do without */
    public Contacts {
        Map<ContactKind, MailAddress> ordered = new EnumMap<>(ContactKind.class);
        ordered.putAll(mailboxes);
        for (ContactKind kind : ContactKind.values()) {
            if (kind.isRequired() && !ordered.containsKey(kind)) {
                throw new RuleBroken("contacts.required");
            }
        }
        mailboxes = Collections.unmodifiableMap(ordered);
    }

    /** One mailbox for all that is required: what an organisation begins with. */
    static Contacts at(MailAddress mailbox) {
        return new Contacts(Map.of(ContactKind.POLICY, mailbox, ContactKind.DATA_LEAKS, mailbox));
    }

    /** The mailbox for questions, which everybody has. */
    public MailAddress policy() {
        return mailbox(ContactKind.POLICY).orElseThrow();
    }

    public Optional<MailAddress> mailbox(ContactKind kind) {
        return Optional.ofNullable(mailboxes.get(kind));
    }

    /** The kinds for which there is a mailbox, in their order. */
    public Set<ContactKind> kinds() {
        return mailboxes.keySet();
    }
}
