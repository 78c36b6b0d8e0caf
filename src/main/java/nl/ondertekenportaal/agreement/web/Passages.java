package nl.ondertekenportaal.agreement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Renames;
import nl.ondertekenportaal.organisation.Reorganisation;
import nl.ondertekenportaal.organisation.Reorganisations;
import org.jspecify.annotations.Nullable;

/** To whom a signed agreement passed by law, or will pass, in words (what was rejected passes to nobody); and what passed to one's own organisation. */
@Named
@RequestScoped
public class Passages {

    @Inject
    Reorganisations reorganisations;

    @Inject
    Renames renames;

    @Inject
    Agreements agreements;

    @Inject
    LegalCalendar calendar;

    @Inject
    Messages messages;

    @Inject
    Actor actor;

    private @Nullable AgreementId known;
    private List<String> sentences = List.of();
    private @Nullable List<Agreement> inherited;

    /** A sentence for each step of the chain, on either side; and for each name that the partner got after the text was made. */
    public List<String> of(Agreement agreement) {
        if (!agreement.id().equals(known)) {
            sentences = told(agreement);
            known = agreement.id();
        }
        return sentences;
    }

    private List<String> told(Agreement agreement) {
        Optional<LocalDate> made = agreement.issuedAt().map(calendar::dayOf);
        Stream<String> renamed = renames.of(agreement.partner()).stream()
                .filter(change -> made.filter(change.day()::isAfter).isPresent())
                .map(change -> inWords("passage.renamed", change));
        Stream<String> passed = agreement.stage() != Stage.SIGNED || agreement.isRejected()
                ? Stream.empty()
                : Stream.of(agreement.municipality(), agreement.partner())
                        .flatMap(party -> reorganisations.after(party).stream())
                        .map(passage -> inWords("passage", passage));
        return Stream.concat(passed, renamed).toList();
    }

    private String inWords(String what, Reorganisation reorganisation) {
        LocalDate day = reorganisation.day();
        String key = what + (day.isAfter(calendar.today()) ? ".ahead" : ".done");
        return messages.text(
                key,
                names(reorganisation.from()),
                names(reorganisation.to()),
                day,
                reorganisation.legalBasis(),
                reorganisation.reference());
    }

    private static String names(List<Reorganisation.Party> parties) {
        return parties.stream().map(Reorganisation.Party::name).collect(Collectors.joining(", "));
    }

    /** What passed to the visitor's organisation. */
    public List<Agreement> getInherited() {
        if (inherited == null) {
            inherited = actor.seesEverything() ? List.of() : agreements.inherited(actor);
        }
        return inherited;
    }
}
