package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.document.RatificationDocument;
import nl.ondertekenportaal.identity.FreshFactor;
import nl.ondertekenportaal.identity.PasskeyEvidence;
import nl.ondertekenportaal.trust.IssuingAuthority;
import nl.ondertekenportaal.trust.OneTimeKey;
import nl.ondertekenportaal.trust.PadesSigner;
import nl.ondertekenportaal.trust.Seal;
import nl.ondertekenportaal.trust.TimestampUnavailable;
import org.jspecify.annotations.Nullable;

/** Ratifying what was signed for the own side without sufficient authority: reading the statement, and signing it. */
@ApplicationScoped
public class RatificationDesk {

    /** Statements that one authorisation can be about: more, and who signs waits too long for an answer. */
    static final int MOST = 50;

    private static final String NO_TIMESTAMP = "ratification.noTimestamp";

    private static final Logger LOG = System.getLogger(RatificationDesk.class.getName());

    /**
     * What came of a list.
     *
     * @param ratified the signed statements that end defects
     * @param waiting those that wait for a second signatory
     * @param refused why the others were not signed
     */
    public record Outcome(List<UUID> ratified, List<UUID> waiting, Map<AgreementId, RuleBroken> refused) {}

    @Inject
    RatificationRun run;

    @Inject
    RatificationDocument layout;

    @Inject
    FreshFactor factor;

    @Inject
    Seal seal;

    @Inject
    IssuingAuthority authority;

    @Inject
    PadesSigner signer;

    @Inject
    LegalCalendar calendar;

    @Inject
    @LegalTime
    Clock clock;

    /**
     * What the actor would sign today, for the open defects of the own side.
     *
     * @throws NotFound if the actor's organisation is no side of the agreement, and it did not pass to it by law
     * @throws RuleBroken {@code ratification.several} if it passed to several, {@code ratification.nothing} if no defect is open, {@code ratification.otherSide} if only the other side has one,
     *     {@code ratification.rejected} if that party
     *     regards what was signed as invalid, {@code ratification.agent} if the actor acts in the name of a principal, {@code ratification.waitsForSecond} if two sign together and somebody else must sign now, {@code ratification.defective} if all that the actor may sign on
     *     is defective itself; {@code signing.recovered}, {@code signing.noAuthority} and the like
     */
    public RatificationStatement statement(Actor actor, AgreementId id) {
        return run.statement(actor, id, calendar.today());
    }

    /** Of how many agreements a defect of the own side is open that can still be ratified, by somebody. */
    public int open(Actor actor) {
        return run.open(actor).size();
    }

    /** What the actor can sign today with one authorisation: {@link #MOST} at most, without those that something is in the way of. */
    public RatificationList statements(Actor actor) {
        List<RatificationStatement> possible = new ArrayList<>();
        List<AgreementId> open = run.isAble(actor, calendar.today()) ? run.open(actor) : List.of();
        for (AgreementId id : open) {
            if (possible.size() < MOST) {
                ifPossible(actor, id).ifPresent(possible::add);
            }
        }
        return new RatificationList(possible);
    }

    private Optional<RatificationStatement> ifPossible(Actor actor, AgreementId id) {
        try {
            return Optional.of(statement(actor, id));
        } catch (RuleBroken inTheWay) {
            // the page of that agreement tells what it is
            return Optional.empty();
        }
    }

    /**
     * Signs one statement, which ends the defects that it names; where two sign together, the second does.
     *
     * @param shown the hash of the list of this one statement, as the actor has read it
     * @param proof a code, or what a passkey signed for this very list
     * @throws RuleBroken {@code ratification.changed} if something changed since it was shown, {@code ratification.noTimestamp} if no
     *     timestamp could be had, so that nothing was signed; rules as {@link #statement} and {@link FreshFactor#prove}
     */
    public UUID ratify(Actor actor, AgreementId id, Sha256 shown, @Nullable String proof) {
        RatificationList list = new RatificationList(List.of(statement(actor, id)));
        Outcome outcome = sign(actor, list, shown, proof);
        outcome.refused().values().forEach(broken -> {
            throw broken;
        });
        return Stream.concat(outcome.ratified().stream(), outcome.waiting().stream())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Signs what {@link #statements} holds, each stored on its own.
     *
     * @throws RuleBroken {@code ratification.nothing} if it holds none; else as {@link #ratify}, before anything is signed
     */
    public Outcome ratifyAll(Actor actor, Sha256 shown, @Nullable String proof) {
        RatificationList list = statements(actor);
        if (list.statements().isEmpty()) {
            throw new RuleBroken("ratification.nothing");
        }
        return sign(actor, list, shown, proof);
    }

    private Outcome sign(Actor actor, RatificationList list, Sha256 shown, @Nullable String proof) {
        if (!list.hash().equals(shown)) {
            throw new RuleBroken("ratification.changed");
        }
        Optional<PasskeyEvidence> evidence = factor.prove(actor, list.intent(), proof);
        List<UUID> ratified = new ArrayList<>();
        List<UUID> waiting = new ArrayList<>();
        Map<AgreementId, RuleBroken> refused = new LinkedHashMap<>();
        try (OneTimeKey key = authority.issue(list.statements().getFirst().signer(), clock.instant())) {
            for (RatificationStatement statement : list.statements()) {
                if (refused.values().stream().anyMatch(RatificationDesk::isWithoutTimestamp)) {
                    // what one could not get, the others wait for in vain
                    refused.put(statement.agreement(), new RuleBroken(NO_TIMESTAMP));
                    continue;
                }
                try {
                    Instant now = clock.instant();
                    // outside a transaction: rendering and two timestamps take long
                    Ratification stored = run.store(actor, statement, signed(statement, key, now), list, evidence, now);
                    (stored.isComplete() ? ratified : waiting).add(stored.id());
                } catch (RuleBroken broken) {
                    refused.put(statement.agreement(), broken);
                }
            }
        }
        return new Outcome(ratified, waiting, refused);
    }

    private static boolean isWithoutTimestamp(RuleBroken broken) {
        return broken.key().equals(NO_TIMESTAMP);
    }

    private byte[] signed(RatificationStatement statement, OneTimeKey key, Instant now) {
        String field = statement.side().signatureField();
        try {
            return signer.sign(seal.certify(layout.pdf(statement.content(), field, now)), field, key, now);
        } catch (TimestampUnavailable unavailable) {
            LOG.log(Level.WARNING, "a ratification was not signed", unavailable);
            throw new RuleBroken(NO_TIMESTAMP);
        }
    }
}
