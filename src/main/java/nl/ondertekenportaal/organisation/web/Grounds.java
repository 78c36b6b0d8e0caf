package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Optional;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.SigningAuthority;

/** How pages call the ground on which somebody signs. */
@Named
@ApplicationScoped
public class Grounds {

    @Inject
    Messages messages;

    /** By what, and on which decision: "volmacht, besluit van de burgemeester van 3 maart 2026 (B-2026-1)". */
    public String inWords(SigningAuthority authority) {
        return messages.text(
                "authority.ground", messages.text("authority.as." + authority.kind()), decision(authority));
    }

    /** The decision on which it rests. */
    public String decision(SigningAuthority authority) {
        Decision decision = authority.decision();
        return messages.text("authority.decision", decision.body(), decision.day(), decision.reference());
    }

    /** On which days it holds, as known now. */
    public String validity(SigningAuthority authority) {
        Optional<LocalDate> last = authority.lastDay();
        if (last.isEmpty()) {
            return messages.text("authority.validity.open", authority.firstDay());
        }
        return last.get().isBefore(authority.firstDay())
                ? messages.text("authority.validity.never")
                : messages.text("authority.validity.to", authority.firstDay(), last.get());
    }
}
