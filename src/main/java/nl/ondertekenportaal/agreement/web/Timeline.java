package nl.ondertekenportaal.agreement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.agreement.TermRule;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.covenant.ModelAgreements;

/** What happened to an agreement and what comes, in that order. Told from the agreement alone, which the page may show. */
@Named
@RequestScoped
public class Timeline {

    @Inject
    ModelAgreements models;

    @Inject
    LegalCalendar calendar;

    @Inject
    Messages messages;

    /**
     * One thing that happened or comes.
     *
     * @param icon its name among the icons
     * @param when a day or a moment, written out
     * @param signed for which side it is a signature, for the page to name the person
     * @param number the first or the second signature of that side; 0 if it is none
     * @param ahead whether it is still to come
     */
    public record Entry(String icon, String when, String what, Optional<Side> signed, int number, boolean ahead) {}

    public List<Entry> of(Agreement agreement) {
        List<Entry> entries = new ArrayList<>();
        offered(agreement, entries);
        signatures(agreement, entries);
        closed(agreement, entries);
        binding(agreement, entries);
        return entries;
    }

    private void offered(Agreement agreement, List<Entry> entries) {
        String by = agreement.party(agreement.offeringSide()).name();
        agreement
                .offeredAt()
                .ifPresent(at -> entries.add(
                        happened("stage-OFFERED", messages.moment(at), messages.text("timeline.offered", by))));
        agreement
                .issuedAt()
                .ifPresent(
                        at -> entries.add(happened("document", messages.moment(at), messages.text("timeline.issued"))));
    }

    private void signatures(Agreement agreement, List<Entry> entries) {
        record Signature(Side side, Instant at, int number) {}
        List<Signature> signatures = new ArrayList<>();
        for (Side side : Side.values()) {
            agreement.firstOfTwoAt(side).ifPresent(at -> signatures.add(new Signature(side, at, 1)));
            int last = agreement.signaturesNeeded(side);
            agreement.signedAt(side).ifPresent(at -> signatures.add(new Signature(side, at, last)));
        }
        signatures.sort(Comparator.comparing(Signature::at));
        signatures.forEach(signature -> entries.add(new Entry(
                "pen",
                messages.moment(signature.at()),
                messages.text(
                        "timeline.signed", agreement.party(signature.side()).name()),
                Optional.of(signature.side()),
                signature.number(),
                false)));
    }

    private void closed(Agreement agreement, List<Entry> entries) {
        agreement
                .closedBy()
                .ifPresent(by -> entries.add(happened(
                        "stage-" + agreement.stage(),
                        messages.moment(agreement.closedAt().orElseThrow()),
                        messages.text("timeline." + agreement.stage(), by.name()))));
        agreement
                .rejectedAt()
                .ifPresent(at -> entries.add(
                        happened("stage-BLOCKED", messages.moment(at), messages.text("timeline.rejected"))));
        Status status = agreement.statusOn(calendar.today());
        if (status == Status.LAPSED) {
            entries.add(happened("stage-LAPSED", day(agreement.lapsesOn()), messages.text("timeline.LAPSED")));
        } else if (status == Status.OFFERED || status == Status.PARTLY_SIGNED) {
            entries.add(comes("stage-LAPSED", day(agreement.lapsesOn()), messages.text("timeline.lapses")));
        }
    }

    private void binding(Agreement agreement, List<Entry> entries) {
        if (agreement.stage() != Stage.SIGNED || agreement.isRejected()) {
            return;
        }
        LocalDate today = calendar.today();
        LocalDate first = agreement.firstDay().orElseThrow();
        boolean upcoming = first.isAfter(today);
        entries.add(new Entry(
                "calendar",
                messages.day(first),
                messages.text(upcoming ? "timeline.begins" : "timeline.began"),
                Optional.empty(),
                0,
                upcoming));
        if (agreement.lastDay().isPresent()) {
            LocalDate last = agreement.lastDay().get();
            entries.add(new Entry(
                    "stage-ENDED",
                    messages.day(last),
                    messages.text("timeline.lastDay"),
                    Optional.empty(),
                    0,
                    !last.isBefore(today)));
        } else {
            LocalDate renewed = TermRule.of(
                            models.version(agreement.modelVersion()).periods())
                    .termOn(first, today)
                    .last()
                    .plusDays(1);
            entries.add(comes("calendar", messages.day(renewed), messages.text("timeline.renewed")));
        }
    }

    private String day(Optional<LocalDate> day) {
        return day.map(messages::day).orElse("");
    }

    private static Entry happened(String icon, String when, String what) {
        return new Entry(icon, when, what, Optional.empty(), 0, false);
    }

    private static Entry comes(String icon, String when, String what) {
        return new Entry(icon, when, what, Optional.empty(), 0, true);
    }
}
