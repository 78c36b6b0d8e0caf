package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.web.Language;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.Ground;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.SectorScope;
import nl.ondertekenportaal.organisation.SigningAuthority;

/** How pages call the ground on which somebody signs. */
@Named
@ApplicationScoped
public class Grounds {

    @Inject
    Messages messages;

    @Inject
    Registers registers;

    @Inject
    Language language;

    /** On what somebody signs; with both links if it is through an agent. */
    public String inWords(Ground ground) {
        String own = inWords(ground.own());
        SigningAuthority given = ground.given();
        return given == null ? own : messages.text("authority.ground.through", given.holderName(), inWords(given), own);
    }

    /**
     * By what, and on which decision: "gevolmachtigde op grond van het besluit van de burgemeester van 3 maart 2026 (B-2026-1)"; with
     * what limits it.
     */
    public String inWords(SigningAuthority authority) {
        String ground = messages.text(
                "authority.ground", messages.text("authority.as." + authority.kind()), decision(authority));
        String joint = authority.isJoint() ? messages.text("authority.ground.joint") : "";
        String scope =
                authority.scope().isAll() ? "" : messages.text("authority.ground.scope", scope(authority.scope()));
        String limits = authority.decision().limits();
        return ground + joint + scope + (limits == null ? "" : messages.text("authority.ground.limits", limits));
    }

    /** The function of the person who holds it, or what kind of agent does. */
    public String holderAbout(SigningAuthority authority) {
        return authority
                .person()
                .map(Person::function)
                .or(() -> authority.agent().map(agent -> messages.text("organisationKind." + agent.kind())))
                .orElseThrow();
    }

    /** The sectors by name, or that it is all of them. */
    public String scope(SectorScope scope) {
        return scope.isAll()
                ? messages.text("authority.scope.all")
                : registers.sectors().stream()
                        .filter(sector -> scope.sectors().contains(sector.getCode()))
                        .map(sector -> sector.name(language.getLocale()))
                        .collect(Collectors.joining(", "));
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
