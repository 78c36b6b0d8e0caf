package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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

    private static final Logger LOG = System.getLogger(RatificationDesk.class.getName());

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
     * @throws NotFound if the actor's organisation is no side of the agreement
     * @throws RuleBroken {@code ratification.nothing} if no defect is open, {@code ratification.otherSide} if only the other side has one,
     *     {@code ratification.rejected} if that party
     *     regards what was signed as invalid, {@code ratification.two} if two sign together for this side, {@code ratification.defective} if all that the actor may sign on
     *     is defective itself; {@code signing.recovered}, {@code signing.noAuthority} and the like
     */
    public RatificationStatement statement(Actor actor, AgreementId id) {
        return run.statement(actor, id, calendar.today());
    }

    /**
     * Signs the statement, which ends the defects that it names.
     *
     * @param shown the hash of the statement that the actor has read
     * @param proof a code, or what a passkey signed for this very statement
     * @throws RuleBroken {@code ratification.changed} if something changed since it was shown, {@code ratification.noTimestamp} if no
     *     timestamp could be had, so that nothing was signed; rules as {@link #statement} and {@link FreshFactor#prove}
     */
    public UUID ratify(Actor actor, AgreementId id, Sha256 shown, @Nullable String proof) {
        RatificationStatement statement = statement(actor, id);
        if (!statement.hash().equals(shown)) {
            throw new RuleBroken("ratification.changed");
        }
        Optional<PasskeyEvidence> evidence = factor.prove(actor, statement.intent(), proof);
        Instant now = clock.instant();
        // outside a transaction: rendering and two timestamps take long
        return run.store(actor, statement, signed(statement, now), evidence, now);
    }

    private byte[] signed(RatificationStatement statement, Instant now) {
        String field = statement.side().signatureField();
        try (OneTimeKey key = authority.issue(statement.signer(), now)) {
            byte[] sealed = seal.certify(layout.pdf(statement.content(), field, now));
            return signer.sign(sealed, field, key, now);
        } catch (TimestampUnavailable unavailable) {
            LOG.log(Level.WARNING, "a ratification was not signed", unavailable);
            throw new RuleBroken("ratification.noTimestamp");
        }
    }
}
