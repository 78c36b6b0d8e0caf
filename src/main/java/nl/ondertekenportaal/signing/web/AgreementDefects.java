package nl.ondertekenportaal.signing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Reorganisations;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.web.Grounds;
import nl.ondertekenportaal.signing.Defect;
import nl.ondertekenportaal.signing.DefectDesk;
import nl.ondertekenportaal.signing.Defects;
import nl.ondertekenportaal.signing.Ratification;
import nl.ondertekenportaal.signing.RatificationDesk;
import nl.ondertekenportaal.signing.Ratifications;
import nl.ondertekenportaal.signing.RejectionDesk;
import org.jspecify.annotations.Nullable;

/** What is wrong with the authority behind an agreement, for its page, which stands above this feature and does not know it. */
@Named
@RequestScoped
public class AgreementDefects {

    @Inject
    Agreements agreements;

    @Inject
    Defects defects;

    @Inject
    Ratifications ratifications;

    @Inject
    RatificationDesk ratificationDesk;

    @Inject
    Organisations organisations;

    @Inject
    Reorganisations reorganisations;

    @Inject
    Grounds grounds;

    @Inject
    CurrentActor currentActor;

    @Inject
    LegalCalendar calendar;

    @Inject
    Messages messages;

    private @Nullable AgreementId known;
    private List<Defect> all = List.of();

    /** The oldest first, those that ended included. */
    public List<Defect> of(Agreement agreement) {
        if (!agreement.id().equals(known)) {
            all = defects.of(currentActor.get(), agreement.id());
            known = agreement.id();
        }
        return all;
    }

    public List<Defect> open(Agreement agreement) {
        return of(agreement).stream().filter(Defect::isOpen).toList();
    }

    public List<Defect> ended(Agreement agreement) {
        return of(agreement).stream().filter(defect -> !defect.isOpen()).toList();
    }

    /** Whose signature, what is wrong with it and on which ground it was set, in words. */
    public String inWords(Defect defect) {
        String party = defect.agreement().party(defect.side()).name();
        String kind = messages.text("defect.kind." + defect.kind());
        return defect.authority()
                .map(ground ->
                        messages.text("defect.words.ground", party, kind, ground.holderName(), grounds.inWords(ground)))
                .orElseGet(() -> messages.text("defect.words", party, kind));
    }

    /** When it was reported, and for which organisation. */
    public String reported(Defect defect) {
        return messages.text(
                "defect.reportedBy",
                organisations.get(defect.reportingOrganisation()).name(),
                messages.moment(defect.reportedAt()));
    }

    /** What the own side, or else who looks, has to do now. */
    public String next(Agreement agreement) {
        Optional<Side> own = agreements.actingSide(agreement, currentActor.get().organisation());
        boolean ownDefect = open(agreement).stream().anyMatch(defect -> own.equals(Optional.of(defect.side())));
        if (agreement.statusOn(calendar.today()) != Status.BLOCKED) {
            return messages.text("defect.next.closed");
        }
        if (agreement.isRejected()) {
            return messages.text("defect.next." + afterRejection(agreement));
        }
        if (open(agreement).stream()
                .anyMatch(defect -> reorganisations.isDivided(agreement.party(defect.side()), calendar.today()))) {
            return messages.text("defect.next.several");
        }
        return messages.text(ownDefect ? "defect.next.own" : "defect.next.other");
    }

    private String afterRejection(Agreement agreement) {
        if (another(agreement).isPresent()) {
            return "replaced";
        }
        return takesPart(agreement.municipality()) && takesPart(agreement.partner()) ? "rejected" : "rejectedForGood";
    }

    /** Beside one that was rejected: what the same two made, or are on the way to, in its place. */
    public Optional<Agreement> another(Agreement agreement) {
        return agreement.isRejected() ? agreements.another(currentActor.get(), agreement.id()) : Optional.empty();
    }

    /** Whether who looks can offer the other party a new one in the place of this one, which was rejected. */
    public boolean isOfferable(Agreement agreement) {
        Actor actor = currentActor.get();
        return agreement.isRejected()
                && actor.has(Role.ADMINISTRATOR, Role.EDITOR)
                && agreement.sideOf(actor.organisation()).isPresent()
                && takesPart(agreement.municipality())
                && takesPart(agreement.partner())
                && another(agreement).isEmpty();
    }

    private boolean takesPart(Organisation party) {
        return party.takesPartOn(calendar.today());
    }

    /** Whom to offer it. */
    public OrganisationId counterparty(Agreement agreement) {
        return agreement.counterpartyOf(currentActor.get().organisation()).id();
    }

    /** Who ratified it, on what ground and when, and with whom. */
    public String cured(Defect defect) {
        Ratification statement = defect.ratification().orElseThrow();
        String cured = messages.text(
                statement.isProven() ? "ratification.cured.proven" : "ratification.cured",
                messages.moment(statement.signedAt()),
                statement.signatoryName(),
                statement.signatoryFunction(),
                grounds.inWords(statement.authority()));
        return cured
                + statement
                        .first()
                        .map(first -> " " + together(ratifications.get(currentActor.get(), first)))
                        .orElse("");
    }

    private String together(Ratification first) {
        return messages.text(
                "ratification.together",
                first.signatoryName(),
                first.signatoryFunction(),
                messages.moment(first.signedAt()));
    }

    /** The signed statements, the oldest first. */
    public List<Ratification> ratifications(Agreement agreement) {
        return ratifications.of(currentActor.get(), agreement.id());
    }

    /** Statements that the first of two signed, of what is still open and can be ratified. */
    public List<Ratification> waiting(Agreement agreement) {
        if (open(agreement).stream().anyMatch(defect -> defect.rejection().isPresent())) {
            return List.of();
        }
        return Stream.of(Side.values())
                .flatMap(side -> ratifications.waiting(agreement, side, open(agreement, side)).stream())
                .toList();
    }

    /** For whom somebody ratified or rejected on this authority: a party, or its successor. */
    public String actingFor(SigningAuthority ground) {
        return organisations.get(ground.organisation()).name();
    }

    private List<UUID> open(Agreement agreement, Side side) {
        return open(agreement).stream()
                .filter(defect -> defect.side() == side)
                .map(Defect::id)
                .toList();
    }

    /** Whether who looks may be able to ratify; the page for it tells what else is needed. */
    public boolean isRatifiable(Agreement agreement) {
        Actor actor = currentActor.get();
        Optional<Side> own = agreements.actingSide(agreement, actor.organisation());
        return actor.has(Role.SIGNATORY)
                && !actor.isAgent()
                && own.filter(side ->
                                agreement.notReportable(side, calendar.today()).isEmpty())
                        .isPresent()
                && open(agreement).stream()
                        .anyMatch(defect -> own.equals(Optional.of(defect.side()))
                                && defect.rejection().isEmpty());
    }

    /** Of how many agreements a defect of the own side waits for a ratification. */
    public int getRatifiable() {
        return ratificationDesk.open(currentActor.get());
    }

    /** Whether who looks can let know that the own organisation regards what the other signed as invalid. */
    public boolean isRejectable(Agreement agreement) {
        return RejectionDesk.isRejectable(
                currentActor.get(),
                agreement,
                agreements.actingSide(agreement, currentActor.get().organisation()),
                of(agreement),
                calendar.today());
    }

    public boolean isReportable(Agreement agreement) {
        Actor actor = currentActor.get();
        return Stream.of(Side.values())
                .anyMatch(side -> DefectDesk.mayReport(actor, agreement, side)
                        && agreement.notReportable(side, calendar.today()).isEmpty());
    }

    /** Whether who looks can take back what was reported by mistake. */
    public boolean isWithdrawable() {
        return currentActor.get().has(Role.NVVK_STAFF);
    }
}
